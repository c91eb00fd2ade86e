import { expect, type Locator, type Page } from '@playwright/test';

/** Opens the list of keys, once it has those of this group: they act a moment after the text of the page is there. */
export async function openKeys(page: Page, group: string): Promise<Locator> {
  const dialog = page.getByRole('dialog', { name: 'Keys' });
  await expect(async () => {
    if (await dialog.isVisible()) await dialog.getByRole('button', { name: 'Close' }).click();
    await page.keyboard.press('?');
    await expect(dialog.getByRole('heading', { name: group, exact: true })).toBeVisible({ timeout: 300 });
  }).toPass();
  return dialog;
}

/** Waits until the keys of this group act. */
export async function untilKeysAct(page: Page, group: string): Promise<void> {
  const dialog = await openKeys(page, group);
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(dialog).toHaveCount(0);
}

/** Opens an address, and waits until the keys of this group act there. */
export async function openByKeys(page: Page, address: string, group: string): Promise<void> {
  await page.goto(address);
  await untilKeysAct(page, group);
}
