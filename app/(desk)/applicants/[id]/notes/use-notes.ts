'use client';

import { useQuery } from '@tanstack/react-query';
import { readJson } from '#components/review/read-json.ts';
import type { NotesView } from '#lib/review/notes/note.ts';

/** The notes and tags of an applicant, as `/api/applicants/[id]/notes` answers them. */
export type NotesAndTags = NotesView & { tags: string[]; canTag: boolean };

export function useNotes(applicantId: string) {
  return useQuery({
    queryKey: ['notes', applicantId],
    queryFn: ({ signal }) => readJson<NotesAndTags>(`/api/applicants/${applicantId}/notes`, signal),
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
