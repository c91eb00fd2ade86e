/** "1 image", "3 images", "1,204 images". */
export function countOf(count: number, noun: string, plural = `${noun}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? noun : plural}`;
}

/** How many of a list are shown: "12", or "100 of 1,340" where there are more. */
export function shownOfAll(shown: number, all: number): string {
  const total = all.toLocaleString('en');
  return shown < all ? `${shown.toLocaleString('en')} of ${total}` : total;
}
