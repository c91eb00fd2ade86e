import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

const levels = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const colourRules = ['color-contrast', 'link-in-text-block'];

/**
 * What axe finds against WCAG 2.2 AA. The dark theme changes only colours, so only the rules about colours run in it;
 * all run in the light one. Only the page's own frame is read, which spares a second page for every reading.
 */
export async function axeFaults(page: Page): Promise<string[]> {
  if (page.frames().length > 1) throw new Error('what is in a frame of the page would not be read');
  const isDark = (await page.locator('html').getAttribute('data-theme')) === 'dark';
  const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode();
  const { violations } = await (isDark ? axe.withRules(colourRules) : axe.withTags(levels)).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}
