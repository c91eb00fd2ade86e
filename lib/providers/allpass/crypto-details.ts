import type { CryptoDetails, CryptoFlow } from '#lib/review/applicant/crypto-check.ts';
import { readTime } from '../reading/time.ts';
import { amount, list, record, word, yesOrNo } from '../reading/word.ts';
import type { CryptoAml } from './shapes.ts';

/** Limits on what is kept of one check; all of it stays in the vendor's answer. */
const mostFlows = 100;
const mostOthers = 50;

/** What the vendor tells of a wallet or transaction beside its score. */
export function detailsOf(said: CryptoAml): CryptoDetails {
  const info = record(said.addressInfo);
  return {
    at: readTime(said.updatedAt) ?? readTime(said.lastUpdateDate) ?? readTime(said.createdAt),
    owner: word(info.owner),
    sources: flowsOf(said.sof),
    uses: flowsOf(said.uof),
    entities: some(said.entities).flatMap((each) => {
      const entity = { name: word(each.name), kind: word(each.scoreTypeId), score: amount(each.score) };
      return entity.name === null && entity.kind === null ? [] : [entity];
    }),
    isMonitored: yesOrNo(said.isMonitoring),
    isOutdated: yesOrNo(said.outdated),
    comments: some(said.comments).flatMap((each) => {
      const text = word(each.content);
      const at = readTime(each.updatedAt) ?? readTime(each.createdAt);
      return text === null ? [] : [{ text, by: word(each.authorName), at }];
    }),
    events: some(said.timelines).flatMap((each) => {
      const name = word(each.eventName);
      return name === null ? [] : [{ name, at: readTime(each.createdAt) }];
    }),
  };
}

/** The largest shares first. */
function flowsOf(said: unknown): CryptoFlow[] {
  const flows = list(said).map((each): CryptoFlow => {
    const flow = record(each);
    return {
      owner: word(flow.owner),
      kind: word(flow.type),
      address: word(flow.address),
      share: amount(flow.share),
      amount: amount(flow.amount),
      score: amount(flow.score),
      steps: amount(flow.depth),
    };
  });
  return flows.toSorted((a, b) => (b.share ?? -1) - (a.share ?? -1)).slice(0, mostFlows);
}

function some(said: unknown): Record<string, unknown>[] {
  return list(said).slice(0, mostOthers).map(record);
}
