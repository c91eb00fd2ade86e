type Click = Pick<MouseEvent, 'button' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>;

/** Whether the browser opens a tab or a window for this click, or saves the page. */
export function opensElsewhere(click: Click): boolean {
  return click.button !== 0 || click.ctrlKey || click.metaKey || click.shiftKey || click.altKey;
}
