import { z } from 'zod';
import { answered, command, subjectOf } from '../command.ts';
import { unusable } from '../http/failure.ts';
import type { Capabilities, Command, CommandAnswer } from '../provider.ts';
import { readTime } from '../reading/time.ts';
import { yesOrNo } from '../reading/word.ts';
import type { BlockpassApi } from './api.ts';
import type { BlockpassSettings } from './settings.ts';
import type { Candidate } from './shapes.ts';

/** Archiving is this vendor's only command, and it needs the archive key. */
export function blockpassCommands(api: BlockpassApi, settings: BlockpassSettings): Capabilities['commands'] {
  return settings.archiveKey === undefined ? {} : { archive: archiveWith(api) };
}

function archiveWith(api: BlockpassApi): Command {
  return command({
    name: 'archiveCandidate',
    input: z.strictObject({}),
    about: 'applicant',
    isReversible: false,
    call: 'GET /recordId/… with the archive key',
    async send(order) {
      const candidate = await api.archive(subjectOf(order, 'archiveCandidate'));
      // This does not mean "not archived": only reading the record back can tell.
      if (!isOnItsWay(candidate))
        throw unusable({ operation: 'archiveCandidate' }, 'the answer names no day of archiving');
      return answerOf(candidate);
    },
    /**
     * Reads with the viewing key. If that key archived as well, this read itself would archive and prove nothing about
     * the command; but then the record is archived as ordered, so it is done either way. Such a key is found at the
     * first read of another candidate (`isErasedByReading`).
     */
    async readBack(order) {
      const candidate = await api.candidate(subjectOf(order, 'archiveCandidate'));
      return isOnItsWay(candidate) ? { outcome: 'done', answer: answerOf(candidate) } : { outcome: 'not_done' };
    },
  });
}

function isOnItsWay(candidate: Candidate): boolean {
  return yesOrNo(candidate.isArchived) === true || readTime(candidate.willArchiveAtDate) !== null;
}

function answerOf(candidate: Candidate): CommandAnswer {
  return answered({ scheduledFor: readTime(candidate.willArchiveAtDate) });
}
