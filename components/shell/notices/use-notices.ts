import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { send } from '#components/review/claims/send.ts';
import { readJson } from '#components/review/read-json.ts';
import type { NoticeView } from '#lib/review/claims/notice.ts';
import { useLive } from '../use-live.ts';

export type Notices = { unread: number; notices: NoticeView[] };

/** A mention changes no case, so no event tells of it. */
const everyMs = 60_000;

/** Events come many at a time; they are asked about once. */
const afterEventMs = 1_500;

const queryKey = ['notices'];

/** The member's notices: read each minute, and soon after a case changed. */
export function useNotices() {
  const client = useQueryClient();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const { data, error } = useQuery({
    queryKey,
    queryFn: ({ signal }) => readJson<Notices>('/api/notices', signal),
    refetchInterval: everyMs,
  });
  const readSoon = () => {
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      void client.invalidateQueries({ queryKey });
    }, afterEventMs);
  };
  useLive((events) => events.some(({ kind }) => kind !== 'presence') && readSoon());
  useEffect(() => () => clearTimeout(timer.current), []);
  const markRead = async (noticeIds: string[]) => {
    if (noticeIds.length > 0) await send('/api/notices/read', { noticeIds });
    await client.invalidateQueries({ queryKey });
  };
  return { data, error, markRead };
}
