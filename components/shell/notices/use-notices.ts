import { useQuery, useQueryClient } from '@tanstack/react-query';
import { send } from '#components/review/claims/send.ts';
import { readJson } from '#components/review/read-json.ts';
import type { NoticeView } from '#lib/review/claims/notice.ts';
import { useReadSoon } from '../use-read-soon.ts';

export type Notices = { unread: number; notices: NoticeView[] };

/** Events tell of new notices; this is for what they missed. */
const everyMs = 60_000;

const queryKey = ['notices'];

/** The member's notices: read each minute, and soon after one was written. */
export function useNotices() {
  const client = useQueryClient();
  const { data, error } = useQuery({
    queryKey,
    queryFn: ({ signal }) => readJson<Notices>('/api/notices', signal),
    refetchInterval: everyMs,
  });
  useReadSoon(queryKey, ({ kind }) => kind === 'notice' || kind === 'gap');
  const markRead = async (noticeIds: string[]) => {
    if (noticeIds.length > 0) await send('/api/notices/read', { noticeIds });
    await client.invalidateQueries({ queryKey });
  };
  return { data, error, markRead };
}
