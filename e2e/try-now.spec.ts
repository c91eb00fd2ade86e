import { recordCommand } from '#lib/data/commands/record.ts';
import { closeDatabase, db } from '#lib/data/database.ts';
import { anOrder } from '#test/builders/command.ts';
import { aMember } from '#test/builders/member.ts';
import { forgetFailures, unseenApplicants } from '#test/journeys/hostile-views.ts';
import { setFault } from '#test/sandbox/control.ts';
import { expect, test } from './fixtures.ts';

/** A vendor is down, a reviewer has it tried now, and it comes back (docs/security.md, bar 17). */
const vendor = { id: 'allpass', label: 'Allpass.ai' };
const sandbox = process.env.DOCKET_SANDBOX_URL ?? '';

test.beforeEach(async () => {
  await setFault(sandbox, vendor.id, { kind: '503' });
  // A call that was under way may still be answered, and would close the breaker.
  const underWay = () => db().gateLease.count({ where: { connection: { provider: vendor.id } } });
  await expect.poll(underWay, { timeout: 20_000 }).toBe(0);
  const openedAt = new Date(Date.now() - 45 * 60_000);
  await db().gate.updateMany({
    where: { connection: { provider: vendor.id } },
    data: { openedAt, probeStartedAt: new Date(), failures: 5 },
  });
});

test.afterEach(async () => {
  await setFault(sandbox, vendor.id, null);
  await forgetFailures(vendor.id);
});

test.afterAll(() => closeDatabase());

/** Ends the seconds for which a connection is left alone after a try. */
async function endTheWait(): Promise<void> {
  await db().$executeRaw`UPDATE connection_try SET asked_at = asked_at - interval '20 seconds'`;
}

test('A vendor is down: the reviewer has it tried, is told that it is still silent, then that it answers', async ({
  signedIn,
}) => {
  test.setTimeout(120_000);
  const page = await signedIn('reviewer');
  const [of] = await unseenApplicants(vendor.id, 1);
  const { connectionId } = await db().applicant.findUniqueOrThrow({ where: { id: of?.id ?? '' } });
  const order = anOrder(connectionId, of?.id ?? '', { kind: 'create_link', input: { ttl: 600 } });
  const commandId = await recordCommand(await aMember('reviewer'), order);
  const command = () => db().command.findUniqueOrThrow({ where: { id: commandId } });
  await expect.poll(async () => (await command()).notBefore > new Date()).toBe(true);

  await page.goto(`/applicants/${of?.id}`);
  const banner = page.getByRole('status').filter({ hasText: `${vendor.label} has not answered for` });
  await banner.getByRole('button', { name: 'Try now' }).click();
  await expect(banner).toContainText('Trying…');
  await expect(banner).toContainText(/Still no answer, next try at \d\d:\d\d/);
  await banner.getByRole('button', { name: 'Try now' }).click();
  await expect(banner).toContainText(/It was tried a moment ago\. It can be tried again in \d+ seconds?\./);

  await setFault(sandbox, vendor.id, null);
  await endTheWait();
  await db().command.update({ where: { id: commandId }, data: { notBefore: new Date(Date.now() + 300_000) } });
  await banner.getByRole('button', { name: 'Try now' }).click();
  await expect(page.getByRole('status').filter({ hasText: `${vendor.label} answers again` })).toBeVisible();
  await expect.poll(async () => (await command()).state, { timeout: 20_000 }).toBe('done');
  expect(await db().ledgerRow.count({ where: { kind: 'connection.tried', subjectId: connectionId } })).toBe(2);
});

test('In the queue: who may act on cases has it tried, a manager is not offered to', async ({ signedIn }) => {
  const [page, manager] = [await signedIn('approver'), await signedIn('manager')];
  await endTheWait();
  await manager.goto('/queue');
  const seen = manager.getByRole('status').filter({ hasText: `${vendor.label} has not answered` });
  await expect(seen).toBeVisible();
  await expect(seen.getByRole('button')).toHaveCount(0);
  await page.goto('/queue');
  const banner = page.getByRole('status').filter({ hasText: `${vendor.label} has not answered` });
  await setFault(sandbox, vendor.id, null);
  await banner.getByRole('button', { name: 'Try now' }).click();
  await expect(page.getByRole('status').filter({ hasText: `${vendor.label} answers again` })).toBeVisible();
});

test('An admin has it tried on the connection’s page', async ({ signedIn }) => {
  const page = await signedIn('admin');
  await endTheWait();
  const { id } = await db().connection.findFirstOrThrow({ where: { provider: vendor.id, status: 'active' } });
  await page.goto(`/admin/connections/${id}`);
  const state = page.getByRole('region', { name: 'State', exact: true });
  await expect(state).toContainText('No answer for 45 min');
  await setFault(sandbox, vendor.id, null);
  await state.getByRole('button', { name: 'Try now' }).click();
  await expect(state).toContainText('Working');
});
