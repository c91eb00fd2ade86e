import { type CheckWords, lookUp, type ProviderWords } from '../reading/words.ts';

/** The level has no name of its own; a document is called by its id. */
export const b2coreCheckWords: CheckWords = (name) => {
  if (name === 'currentLevel') return '';
  const id = /^document (\S+)$/.exec(name)?.[1];
  return id === undefined ? null : `no. ${id}`;
};

export const b2coreWords: ProviderWords = {
  // The status is the name of a level, which an operator of the installation wrote for people.
  status: (word) => word,
  outcome: lookUp({
    new: 'not looked at yet',
    pending: 'not looked at yet',
    approved: 'approved',
    accepted: 'accepted',
    declined: 'declined',
    rejected: 'rejected',
    expired: 'expired',
  }),
};
