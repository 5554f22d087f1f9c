"""What blocked people say to it."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Select, String, select
from sqlalchemy.orm import Mapped, joinedload, mapped_column, relationship

from wikiapp.database import Base, now
from wikiapp.people.block import Block

LONGEST = 1000


class Appeal(Base):
    """One thing that one of them said."""

    __tablename__ = "appeal"

    id: Mapped[int] = mapped_column(primary_key=True)
    block_id: Mapped[int] = mapped_column(ForeignKey(Block.id), index=True)
    words: Mapped[str] = mapped_column(String(LONGEST))
    created_at: Mapped[datetime]

    block: Mapped[Block] = relationship()

    @classmethod
    def against(cls, block: Block, words: str) -> Appeal:
        """Say something to a block."""
        return cls(block=block, words=words[:LONGEST], created_at=now())

    @classmethod
    def open(cls) -> Select[Appeal]:
        """Find those against blocks that hold, the oldest first."""
        held = Block.in_force().with_only_columns(Block.id).order_by(None)
        return (
            select(cls)
            .where(cls.block_id.in_(held))
            .options(joinedload(cls.block).joinedload(Block.person))
            .order_by(cls.id)
        )
