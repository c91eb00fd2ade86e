import { jaroWinkler } from '@skyra/jaro-winkler';
import { plainForm } from '../../names/name.ts';
import { type LadderName, matchNames, type NameMatch } from './name-match.ts';
import { markedNames, nameSentences } from './name-words.ts';
import { bandOf, points } from './points.ts';
import { type LadderRow, type MarkedText, plainText, type Verdict } from './row.ts';

/** One name of the list beside the applicant's nearest name. `points` is null where the scripts can't be compared. */
export type ComparedName = {
  applicant: MarkedText;
  list: MarkedText;
  isPrimary: boolean;
  points: number | null;
  words: string[];
};

/** The list's names, the one that counts first, then the runner-up. */
export function compareListNames(
  applicant: readonly LadderName[],
  list: { name: LadderName | null; aliases: readonly LadderName[] },
  isSupported: boolean,
): ComparedName[] {
  if (applicant.length === 0) return [];
  const own = list.name === null ? [] : [{ name: list.name, isPrimary: true }];
  const compared = [...own, ...list.aliases.map((name) => ({ name, isPrimary: false }))].map(({ name, isPrimary }) =>
    nearest(applicant, name, { isPrimary, isSupported }),
  );
  return compared.toSorted(byPoints);
}

type Found = ComparedName & { nearness: number };

function nearest(
  applicant: readonly LadderName[],
  name: LadderName,
  { isPrimary, isSupported }: { isPrimary: boolean; isSupported: boolean },
): Found {
  const all = applicant.map((own) => found(own, name, { isPrimary, isSupported }));
  return all.toSorted(byPoints)[0] as Found;
}

function found(own: LadderName, name: LadderName, side: { isPrimary: boolean; isSupported: boolean }): Found {
  const match = matchNames(own, name);
  const [first, second] = markedNames(own.text, name.text, match);
  return {
    applicant: first,
    list: second,
    isPrimary: side.isPrimary,
    points: namePoints(match, side.isSupported),
    words: nameSentences(side.isSupported ? { ...match, limit: lifted(match) } : match),
    nearness: jaroWinkler(plainForm(own.text), plainForm(name.text)),
  };
}

/** A ceiling is lifted where another field agrees. */
function namePoints({ score, ceiling }: NameMatch, isSupported: boolean): number | null {
  if (score === null) return null;
  const whole = Math.round(score * points.name);
  return ceiling === null || isSupported ? whole : Math.min(whole, ceiling);
}

function lifted({ limit }: NameMatch): NameMatch['limit'] {
  return limit === 'script' || limit === 'company_form' ? limit : null;
}

/** Of names with equal points the nearer spelling is first, then the alphabet decides: never the vendor's order. */
function byPoints(a: ComparedName, b: ComparedName): number {
  const nearness = ('nearness' in b ? Number(b.nearness) : 0) - ('nearness' in a ? Number(a.nearness) : 0);
  const key = ({ list, applicant }: ComparedName) => `${list.text}\n${applicant.text}`;
  return (b.points ?? -1) - (a.points ?? -1) || nearness || (key(a) < key(b) ? -1 : 1);
}

/** The rows of the primary name and of the aliases: an alias counts by what it adds to the name. */
export function nameRows(
  compared: readonly ComparedName[],
  applicant: readonly LadderName[],
  hasAliases: boolean,
): [LadderRow, LadderRow] {
  const primary = compared.find(({ isPrimary }) => isPrimary);
  const alias = compared.find(({ isPrimary }) => !isPrimary);
  const [own, other] = [primary?.points ?? 0, alias?.points ?? 0];
  const shown = applicant.slice(0, 1).map(({ text }) => plainText(text));
  const name: LadderRow = {
    field: 'name',
    verdict: primary ? nameVerdict(primary.points) : 'not_given',
    points: own,
    applicant: primary ? [primary.applicant] : shown,
    list: primary ? [primary.list] : [],
    words: primary?.words ?? [],
  };
  const more = Math.max(0, other - own);
  return [name, aliasRow(alias, { more, hasAliases, applicant })];
}

function aliasRow(
  alias: ComparedName | undefined,
  { more, hasAliases, applicant }: { more: number; hasAliases: boolean; applicant: readonly LadderName[] },
): LadderRow {
  const names = applicant.slice(1).map(({ text }) => plainText(text));
  if (!alias || !hasAliases)
    return { field: 'aliases', verdict: 'not_given', points: 0, applicant: names, list: [], words: [] };
  return {
    field: 'aliases',
    verdict: more > 0 && nameVerdict(alias.points) === 'agree' ? 'agree' : 'neutral',
    points: more,
    applicant: more > 0 ? [alias.applicant] : names,
    list: [alias.list],
    words: [more > 0 ? 'This alias is nearer than the name' : 'No alias is nearer than the name', ...alias.words],
  };
}

/** A name that is likely agrees, one that is possible is neutral; scripts that can't be compared never contradict. */
function nameVerdict(count: number | null): Verdict {
  const band = bandOf(count);
  if (band === 'likely') return 'agree';
  return band === 'unlikely' ? 'contradict' : 'neutral';
}
