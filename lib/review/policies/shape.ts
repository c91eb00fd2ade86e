import { z } from 'zod';
import { hows, lacks, requestGroups } from '../requests/lack.ts';
import { isKeep } from '../retention/span.ts';
import { oneLine, settingText } from '../text.ts';
import { blockerKinds, imageRoles, maskableFields, mostEntries, type Policies } from './policies.ts';

const label = oneLine(120);
const list = <S extends z.ZodType>(entry: S) => z.array(entry).max(mostEntries);
const reason = { code: oneLine(12), label, needsNote: z.boolean().optional() };
const reasons = list(z.strictObject(reason));
const text = settingText(2_000);
const points = z.int().min(0).max(1_000);
const keep = z.string().max(8).refine(isKeep);
const rule = z.strictObject({ keep, from: z.enum(['decided', 'active']) });
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/);

/**
 * The shape of the policies, as they are stored and as a draft is sent. Parsing throws on anything else: without
 * readable policies no case may be decided. What a draft still lacks to be published is told by `problemsOf`
 * (accept.ts).
 */
export const PolicyShape: z.ZodType<Policies> = z.strictObject({
  reasons: z.strictObject({
    approved: reasons,
    rejected: reasons,
    true_match: reasons,
    false_positive: reasons,
    unsure: reasons,
    held: reasons,
    escalated: reasons,
    requested: list(
      z.strictObject({
        ...reason,
        group: z.enum(requestGroups),
        ask: settingText(400),
        how: z.enum(hows),
        suggestedBy: z.array(z.enum(lacks)).max(lacks.length),
      }),
    ),
  }),
  checklist: z.strictObject({
    items: z.array(
      z.strictObject({ id: z.enum(['document_in_date', 'adult', 'both_sides', 'selfie_present']), label }),
    ),
  }),
  sla: z.strictObject({
    dueInHours: z.number().min(0.25).max(2_160),
    counts: z.enum(['always', 'working']),
    timeZone: oneLine(64),
    week: z.array(z.strictObject({ id: z.int().min(1).max(7), from: time, to: time })).max(7),
    holidays: list(z.strictObject({ id: z.string().max(10), label })),
  }),
  // Versions of before December 2026 hold three switches more, which nothing read.
  fourEyes: z.object({
    approveAfterTrueHit: z.boolean(),
    approveOverFailing: z.enum(['note', 'second']).default('note'),
    rulesRollback: z.enum(['one', 'two']).default('two'),
  }),
  blockers: z.strictObject({ needNote: z.array(z.enum(blockerKinds)).max(blockerKinds.length) }),
  risk: z.strictObject({
    points: z.strictObject({
      hit: points,
      fail: points,
      attention: points,
      unknown: points,
      pending: points,
      providerMedium: points,
      providerHigh: points,
    }),
    mediumFrom: z.int().min(1).max(10_000),
    highFrom: z.int().min(1).max(10_000),
  }),
  masking: z.strictObject({
    maskedFields: z.array(z.enum(maskableFields)).max(maskableFields.length),
    hidesAfterSeconds: z.int().min(5).max(3_600),
    imagesNeedRevealFor: z.array(z.enum(imageRoles)).max(imageRoles.length),
    revealsPerHour: z.int().min(1).max(10_000),
  }),
  undo: z.strictObject({ seconds: z.int().min(5).max(60) }),
  claims: z.strictObject({
    leaseMinutes: z.int().min(1).max(120),
    order: z.enum(['due', 'risk', 'age']),
    maxHeld: z.int().min(1).max(20),
  }),
  requests: z.strictObject({
    answerWithinDays: z.int().min(1).max(90),
    texts: z.strictObject({
      greeting: text,
      greetingWithoutName: text,
      opening: text,
      byLink: text,
      byReply: text,
      closing: text,
      how: z.strictObject({ document_photo: text, selfie: text, paper: text, words: text }),
    }),
  }),
  retention: z.strictObject({
    timeZone: oneLine(64),
    approved: rule,
    rejected: rule,
    undecided: z.strictObject({ keep }),
  }),
});
