'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { answered } from '#components/review/answered.ts';
import { Button } from '#components/ui/button.tsx';
import { FieldError } from '#components/ui/form/field-error.tsx';
import type { ReplayPreview } from '#lib/review/connections/webhook-log.ts';
import { dismissDeadLetter, previewDeadLetter, replayDeadLetter } from '../actions.ts';
import { PreviewDialog } from './preview-dialog.tsx';

type Act = 'preview' | 'apply' | 'dismiss';

export function DeadLetterActs({ connectionId, externalId }: { connectionId: string; externalId: string }) {
  const [busy, setBusy] = useState<Act | null>(null);
  const [preview, setPreview] = useState<ReplayPreview | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const router = useRouter();
  const queries = useQueryClient();
  const ask = { id: connectionId, externalId };
  const act = async <T,>(name: Act, work: () => Parameters<typeof answered<T>>[0]) => {
    setBusy(name);
    setProblem(null);
    const result = await answered(work());
    setBusy(null);
    if (!result.ok) setProblem(result.message);
    return result.ok ? result.value : null;
  };
  const over = async () => {
    setPreview(null);
    await queries.invalidateQueries({ queryKey: ['connections'] });
    router.refresh();
  };
  const show = async () => setPreview(await act('preview', () => previewDeadLetter(ask)));
  const apply = async () => {
    if (await act('apply', () => replayDeadLetter(ask))) await over();
  };
  const dismiss = async () => {
    setBusy('dismiss');
    const result = await answered(dismissDeadLetter(ask));
    setBusy(null);
    if (result.ok) return over();
    setProblem(result.message);
  };
  return (
    <div>
      <span className="flex gap-6">
        <Button size="sm" busy={busy === 'preview'} onClick={() => void show()}>
          {busy === 'preview' ? 'Reading' : 'Preview'}
        </Button>
        <Button size="sm" look="quiet" busy={busy === 'dismiss'} onClick={() => void dismiss()}>
          Dismiss
        </Button>
      </span>
      {problem && !preview && <FieldError>{problem}</FieldError>}
      {preview && (
        <PreviewDialog
          preview={preview}
          problem={problem}
          isBusy={busy === 'apply'}
          onApply={() => void apply()}
          onClose={() => setPreview(null)}
        />
      )}
    </div>
  );
}
