/** Whether the person asked their browser to spare data: then nothing is fetched that was not asked for. */
export function sparesData(): boolean {
  // Not in the DOM's types, because only Chromium has it.
  return (navigator as { connection?: { saveData?: boolean } }).connection?.saveData === true;
}
