import type { HitDetail } from '../view.ts';
import type { Ladder } from './ladder.ts';
import type { WhatIf } from './what-if.ts';

/** What GET /api/hits/[id] answers: a hit beside the person, compared. */
export type ComparedHit = HitDetail & { ladder: Ladder; whatIf: WhatIf[] };
