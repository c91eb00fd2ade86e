import { z } from 'zod';
import { answered, command, subjectOf } from '../command.ts';
import { unusable } from '../http/failure.ts';
import type { Capabilities, Command, CommandAnswer } from '../provider.ts';
import { readTime } from '../reading/time.ts';
import { yesOrNo } from '../reading/word.ts';
import type { BlockpassApi } from './api.ts';
import type { BlockpassSettings } from './settings.ts';
import type { Candidate } from './shapes.ts';

/** Archiving is the one thing this vendor can be told, and only with the key that archives. */
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
      // Not a failure that says "not archived": only the record itself tells that, when it is read back.
      if (!isOnItsWay(candidate))
        throw unusable({ operation: 'archiveCandidate' }, 'the answer names no day of archiving');
      return answerOf(candidate);
    },
    /**
     * Reads with the key that views. Were that one a key that archives too, this read would itself be what archives, and
     * its day no proof that the command came through; but the record then goes as it was ordered to, so it is done either
     * way. That such a key must not go on reading is seen at the first read of anybody else (`isErasedByReading`).
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
