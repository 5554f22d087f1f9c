// The list of all steps: marks the one that is shown, and turns its pages without leaving this one.

const ROOM = 50; // steps on a page of it

export class List {
  constructor(root, address, go) {
    this.root = root;
    this.address = address;
    root.addEventListener("click", async (event) => {
      const button = event.target.closest(".go");
      const link = event.target.closest(".pager a");
      if (button) go(button.closest("li").value);
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      await this.#turnTo(link.href);
      root.querySelector("h2").focus(); // the link is gone: go on reading where the page begins
    });
  }

  async mark(number) {
    this.number = number;
    // What somebody is just reading isn't taken from under their hands.
    if (!this.#item() && !this.turning && !this.root.contains(document.activeElement)) {
      await this.#turnTo(`${this.address}?from=${number - ((number - 1) % ROOM)}`);
    }
    this.#show();
  }

  #item() {
    return this.root.querySelector(`li[value="${this.number}"]`);
  }

  #show() {
    this.root.querySelector("[aria-current]")?.removeAttribute("aria-current");
    const item = this.#item();
    if (!item) return;
    item.setAttribute("aria-current", "step");
    const box = item.parentElement;
    box.scrollTop = item.offsetTop - box.clientHeight / 3;
  }

  async #turnTo(address) {
    this.turning = true;
    try {
      const page = new DOMParser().parseFromString(await (await fetch(address)).text(), "text/html");
      this.root.replaceChildren(...page.querySelector(".told").children);
      this.#show();
    } catch { /* it stays as it is: without a network the player says so */ }
    this.turning = false;
  }
}
