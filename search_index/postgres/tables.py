"""The tables of a build, in a schema of its own, so that one can be made beside another and swapped for it.

The vectors are apart from the rest: they are large, and what is filtered and counted by should be read without
them.
"""

from __future__ import annotations

TABLES = ("document", "words", "term", "opening")
MADE = """
    CREATE SCHEMA {build};
    CREATE TABLE {build}.document (
        id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        name text NOT NULL UNIQUE,
        key bytea NOT NULL,
        version bytea NOT NULL,
        kind text NOT NULL,
        language text NOT NULL,
        audience text NOT NULL,
        moment double precision NOT NULL,
        weight double precision NOT NULL,
        length integer NOT NULL,
        titled integer NOT NULL,
        tags text[] NOT NULL,
        authors text[] NOT NULL,
        card bytea NOT NULL
    );
    CREATE TABLE {build}.words (
        id integer PRIMARY KEY REFERENCES {build}.document ON DELETE CASCADE,
        vector tsvector NOT NULL
    );
    CREATE TABLE {build}.term (
        term text COLLATE "C" PRIMARY KEY,
        stem text COLLATE "C" NOT NULL,
        backwards text COLLATE "C" NOT NULL,
        word text COLLATE "C" NOT NULL,
        documents integer NOT NULL
    );
    CREATE TABLE {build}.opening (
        id integer NOT NULL REFERENCES {build}.document ON DELETE CASCADE,
        is_inner boolean NOT NULL,
        letters text COLLATE "C" NOT NULL
    );
    CREATE INDEX ON {build}.words USING gin (vector);
    CREATE INDEX ON {build}.term (stem);
    CREATE INDEX ON {build}.term (backwards);
    CREATE INDEX ON {build}.term USING gin (word gin_trgm_ops);
    CREATE INDEX ON {build}.opening (letters);
    CREATE INDEX ON {build}.opening USING gin (letters gin_trgm_ops);
    CREATE INDEX ON {build}.opening (id);
"""
REGISTER = """
    CREATE EXTENSION IF NOT EXISTS pg_trgm;
    CREATE SCHEMA IF NOT EXISTS search_index;
    CREATE TABLE IF NOT EXISTS search_index.collection (
        name text PRIMARY KEY,
        build text NOT NULL,
        rules text NOT NULL,
        documents bigint NOT NULL,
        words bigint NOT NULL
    );
    CREATE TABLE IF NOT EXISTS search_index.noted (
        collection text NOT NULL,
        key bytea NOT NULL,
        PRIMARY KEY (collection, key)
    );
"""
