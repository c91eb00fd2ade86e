import type { FilterPart, FilterParts } from './parts.ts';

/**
 * The fields that "or" can join, in the order of their chips: those of the case's own row, of which PostgreSQL can
 * combine two indexes. Tags and the text are in tables of their own.
 */
export const joinable = [
  'providers',
  'notProviders',
  'connections',
  'notConnections',
  'blockers',
  'tones',
  'notBlockers',
  'countries',
  'notCountries',
  'assignees',
  'notAssignees',
  'risks',
  'notRisks',
  'opened',
  'due',
] as const;

export type JoinedField = (typeof joinable)[number];

type Filtered = {
  providers?: readonly string[] | undefined;
  parts?: FilterParts | undefined;
  or?: readonly string[] | undefined;
};

/**
 * The fields of a filter of which one is enough; all its others hold as well. Empty without two: "or" needs something
 * to choose from. Fields that filter nothing, or can't be joined, are left out.
 */
export function joinedIn({ providers = [], parts = {}, or = [] }: Filtered): JoinedField[] {
  const isOn = (field: JoinedField) => {
    if (field === 'providers') return providers.length > 0;
    if (field === 'opened' || field === 'due') return partsOf(field).some((part) => parts[part as FilterPart]);
    // Kind and outcome are of one and the same blocker: the kind brings the outcome along.
    return parts[field] !== undefined && !(field === 'tones' && parts.blockers);
  };
  const joined = joinable.filter((field) => or.includes(field) && isOn(field));
  return joined.length > 1 ? joined : [];
}

/** The parts of the filter that one field is. */
export function partsOf(field: JoinedField): (FilterPart | 'providers')[] {
  if (field === 'opened' || field === 'due') return [`${field}In`, `${field}From`, `${field}Until`];
  return field === 'blockers' ? ['blockers', 'tones'] : [field];
}
