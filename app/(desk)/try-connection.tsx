'use client';

import { TryNow } from '#components/review/tries/try-now.tsx';
import { tryConnection } from './connection-actions.ts';

type TryConnectionProps = Pick<React.ComponentProps<typeof TryNow>, 'onAnswered'> & {
  /** The connection, or the one of an applicant. */
  target: Parameters<typeof tryConnection>[0];
};

/** "Try now" for a connection. */
export function TryConnection({ target, onAnswered }: TryConnectionProps) {
  return <TryNow ask={() => tryConnection(target)} onAnswered={onAnswered} />;
}
