'use server';

import { z } from 'zod';
import { action } from '#lib/action.ts';
import * as clearances from '#lib/data/hits/clearances.ts';
import * as lookups from '#lib/data/hits/lookups.ts';
import * as resolve from '#lib/data/hits/resolve.ts';
import * as undo from '#lib/data/hits/undo.ts';
import { hitVerdicts } from '#lib/review/hits/hit.ts';
import { hitsAtOnce } from '#lib/review/hits/resolve.ts';
import { oneLine, prose } from '#lib/review/text.ts';

const ShownHit = z.strictObject({ id: z.uuid(), version: z.int().min(1) });

const ResolveHits = z.strictObject({
  /** Made with the form, so that sending it twice resolves once. */
  formId: z.uuid(),
  hits: z.array(ShownHit).min(1).max(hitsAtOnce),
  verdict: z.enum(hitVerdicts),
  reason: oneLine(20),
  note: prose(4_000).nullable(),
  /** Remember a false positive until this day; null: do not. */
  reviewOn: z.iso.date().nullable(),
});

/** Resolves hits, all or none. */
export const resolveHits = action('action resolveHits', ResolveHits, (actor, input) =>
  resolve.resolveHits(actor, input),
);

/** Takes back what was last said about a hit. */
export const undoResolution = action('action undoResolution', ShownHit, (actor, shown) =>
  undo.undoResolution(actor, shown),
);

const AddLookup = z.strictObject({
  /** Made with the form, so that sending it twice attaches once. */
  lookupId: z.uuid(),
  hitId: z.uuid(),
  link: oneLine(2_000),
  note: prose(4_000),
});

/** Attaches a look-up of one's own to a hit. */
export const addLookup = action('action addLookup', AddLookup, (actor, input) => lookups.addLookup(actor, input));

/** Revokes a clearance: later hits of this person and entry are open again. */
export const revokeClearance = action(
  'action revokeClearance',
  z.strictObject({ clearanceId: z.uuid() }),
  (actor, { clearanceId }) => clearances.revokeClearance(actor, clearanceId),
);
