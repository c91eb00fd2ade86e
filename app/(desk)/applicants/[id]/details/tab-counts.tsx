import { useEffect, useState } from 'react';
import { useNotes } from '../notes/use-notes.ts';
import { useRelated } from '../related/use-related.ts';

/** The counts are read when the evidence has had its turn, in milliseconds after the applicant is shown. */
const afterMs = 800;

export function NotesCount({ applicantId }: { applicantId: string }) {
  const { data } = useNotes(applicantId, useIsLater());
  return count(data?.notes.length);
}

export function RelatedCount({ applicantId }: { applicantId: string }) {
  const { data } = useRelated(applicantId, useIsLater());
  return data?.isCut ? `${data.related.length}+` : count(data?.related.length);
}

function useIsLater(): boolean {
  const [isLater, setIsLater] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsLater(true), afterMs);
    return () => clearTimeout(timer);
  }, []);
  return isLater;
}

function count(found: number | undefined): string | null {
  return found ? String(found) : null;
}
