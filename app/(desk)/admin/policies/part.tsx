import { notFound } from 'next/navigation';
import { editionLines, editionView } from '#lib/data/policies/history.ts';
import { policyPreview } from '#lib/data/policies/preview.ts';
import { requestValues } from '#lib/data/policies/view.ts';
import { can } from '#lib/review/access.ts';
import type { MemberActor } from '#lib/review/actor.ts';
import type { PoliciesView } from '#lib/review/policies/view.ts';
import { Editor } from './editor.tsx';
import { History } from './history.tsx';
import type { Place } from './place.ts';
import { NoPreview, Preview } from './preview.tsx';
import { Requests } from './requests/requests.tsx';

type PartProps = { actor: MemberActor; view: PoliciesView; place: Place };

/** The part of the screen that the address names, with what it reads. */
export function PartOf(props: PartProps) {
  const { part, section } = props.place;
  if (part === 'edit') return <Editor view={props.view} section={section} />;
  if (part === 'requests') return <Requests view={props.view} />;
  return part === 'preview' ? <PreviewPart {...props} /> : <HistoryPart {...props} />;
}

async function PreviewPart({ actor, view, place: { request: id } }: PartProps) {
  const request = view.requests.find((one) => one.id === id);
  if (id !== null && !request) notFound();
  const values = request ? await requestValues(actor, request.id) : view.draft?.values;
  if (!values) return <NoPreview />;
  const title = request && !request.isOwn ? `The request of ${request.by}` : 'Your draft';
  const preview = await policyPreview(actor, values);
  const canOpen = can(actor, 'see-applicants');
  return <Preview preview={preview} title={title} canOpen={canOpen} by={request?.id ?? 'draft'} />;
}

async function HistoryPart({ actor, view, place: { version } }: PartProps) {
  const number = version ?? view.edition.number;
  if (number > view.edition.number) notFound();
  const [lines, shown] = await Promise.all([editionLines(actor), editionView(actor, number)]);
  return <History lines={lines} shown={shown} canRestore={view.rights.draft} />;
}
