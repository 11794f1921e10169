// The tab's title, with the number of unread messages before it.

const mark = /^\(\d+\) /;

export class PageTitle {
  #shown = 0;

  /** Leaves the page's own title alone, also when its scripts have changed it meanwhile. */
  show(unread: number): void {
    if (unread === this.#shown) return;
    const own = this.#shown > 0 ? document.title.replace(mark, '') : document.title;
    this.#shown = unread;
    document.title = unread > 0 ? `(${unread}) ${own}` : own;
  }
}
