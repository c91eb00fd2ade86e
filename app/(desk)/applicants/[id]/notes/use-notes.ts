'use client';

import { useQuery } from '@tanstack/react-query';
import { readJson } from '#components/review/read-json.ts';
import type { NotesView } from '#lib/review/notes/note.ts';

/** The notes and tags of an applicant, as `/api/applicants/[id]/notes` answers them. */
export type NotesAndTags = NotesView & { tags: string[]; canTag: boolean };

/** @param isAsked whether they are read now; what was read before is there in any case */
export function useNotes(applicantId: string, isAsked = true) {
  return useQuery({
    queryKey: ['notes', applicantId],
    queryFn: ({ signal }) => readJson<NotesAndTags>(`/api/applicants/${applicantId}/notes`, signal),
    enabled: isAsked,
  });
}

/** What a note and a tag can be completed with; asked for only by those who may write. */
export function useNoteWords(isWriting: boolean) {
  const words = useQuery({
    queryKey: ['note-words'],
    queryFn: ({ signal }) =>
      readJson<{ members: { id: string; name: string; role: string }[]; tags: string[] }>('/api/note-words', signal),
    enabled: isWriting,
    staleTime: 5 * 60_000,
  });
  return words.data ?? { members: [], tags: [] };
}
