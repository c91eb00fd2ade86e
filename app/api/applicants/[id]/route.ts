import { z } from 'zod';
import { isOpenTo, recordPageView, recordSentAhead } from '#lib/data/cases/page-views.ts';
import { applicantPage } from '#lib/exchange/applicant-page.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { reading } from '#lib/route.ts';

/**
 * All that an applicant's page shows. That the member opened it is recorded, whatever the headers; only `?prefetch=1`
 * says that it is fetched ahead, which is recorded as such, or looked at again for changes. One that the member may not
 * see looks the same as one that does not exist.
 */
export const GET = reading<{ id: string }>('route /api/applicants/[id]', async (actor, { id }, request) => {
  if (!z.uuid().safeParse(id).success) throw new Refusal('not_found', 'There is no such applicant.');
  const isAhead = new URL(request.url).searchParams.get('prefetch') === '1';
  // Asked with the page, and recorded once the page was read: of one that can't be read nothing was seen.
  const [page, isOpen] = await Promise.all([applicantPage(actor, id), isAhead ? false : isOpenTo(actor, id)]);
  if (isAhead) await recordSentAhead(actor, page.view.id);
  else if (!isOpen) await recordPageView(actor, page.view.id);
  return Response.json(page);
});
