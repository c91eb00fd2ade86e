import { useNotes } from '../notes/use-notes.ts';
import { useRelated } from '../related/use-related.ts';
import { useIsLater } from '../use-is-later.ts';

export function NotesCount({ applicantId }: { applicantId: string }) {
  const { data } = useNotes(applicantId, useIsLater());
  return count(data?.notes.length);
}

export function RelatedCount({ applicantId }: { applicantId: string }) {
  const { data } = useRelated(applicantId, useIsLater());
  return data?.isCut ? `${data.related.length}+` : count(data?.related.length);
}

function count(found: number | undefined): string | null {
  return found ? String(found) : null;
}
