'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Time } from '#components/review/time/time.tsx';
import { Button } from '#components/ui/button.tsx';
import { FieldError } from '#components/ui/form/field-error.tsx';
import { Section } from '#components/ui/section.tsx';
import type { HitView } from '#lib/review/hits/view.ts';
import { dayLabel } from '#lib/review/values/day.ts';
import type { HitActs, HitAnswer } from '../acts.ts';
import { refresh } from '../refresh.ts';
import { verdictWords } from '../words.ts';

/** What was said of a hit, and the buttons that take it back; nothing while nothing was said. */
export function ResolvedHit({ hit, canUndo, acts }: { hit: HitView; canUndo: boolean; acts: HitActs }) {
  const { resolution, clearance } = hit;
  if (resolution?.verdict == null) return null;
  return (
    <>
      <Section title={verdictWords[resolution.verdict]} aside={resolution.reason?.code}>
        <p>{resolution.reason?.label}</p>
        {resolution.note && <p className="mt-4 break-words text-t2">{resolution.note}</p>}
        <p className="mt-4 text-12 text-t3">
          {resolution.by}, <Time at={resolution.at} />
        </p>
        {canUndo && <TakeBack label="Open it again" run={() => acts.undo([{ id: hit.id, version: hit.version }])} />}
      </Section>
      {clearance && (
        <Section title="Clearance" aside={clearance.isInForce ? 'in force' : 'not in force'}>
          <p className="text-12 text-t2">
            {clearance.revoked ? (
              <>
                Revoked by {clearance.revoked.by}, <Time at={clearance.revoked.at} />
              </>
            ) : (
              `Remembered by ${clearance.by}, to be reviewed on ${dayLabel(clearance.reviewOn)}.`
            )}
          </p>
          {canUndo && clearance.isInForce && (
            <TakeBack label="Revoke the clearance" run={() => acts.revoke(clearance.id)} />
          )}
        </Section>
      )}
    </>
  );
}

function TakeBack({ label, run }: { label: string; run: () => Promise<HitAnswer<unknown>> }) {
  const client = useQueryClient();
  const [isBusy, setIsBusy] = useState(false);
  const [message, setMessage] = useState<string | null>(null);
  const act = async () => {
    setIsBusy(true);
    const answer = await run();
    setIsBusy(false);
    setMessage(answer.ok ? null : answer.problem.message);
    if (answer.ok) await refresh(client);
  };
  return (
    <div className="mt-10">
      <Button size="sm" busy={isBusy} onClick={() => void act()}>
        {label}
      </Button>
      {message && <FieldError>{message}</FieldError>}
    </div>
  );
}
