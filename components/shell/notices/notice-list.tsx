'use client';

import { useRouter } from 'next/navigation';
import { Ago } from '#components/review/time/ago.tsx';
import { Button } from '#components/ui/button.tsx';
import { cx } from '#components/ui/cx.ts';
import { useNow } from '#components/ui/use-now.ts';
import { type NoticeAbout, type NoticeView, noticeSentence } from '#lib/review/claims/notice.ts';

const nowEveryMs = 20_000;

type NoticeListProps = {
  /** Null while they are read. */
  notices: NoticeView[] | null;
  problem: string | null;
  onRead: (ids: string[]) => Promise<void>;
  onLeave: () => void;
};

/** The newest notices: who did what to which case, or asks whom to confirm what, and when. Each opens it. */
export function NoticeList({ notices, problem, onRead, onLeave }: NoticeListProps) {
  const router = useRouter();
  const unread = (notices ?? []).filter(({ isRead }) => !isRead).map(({ id }) => id);
  const open = ({ id, isRead, about }: NoticeView) => {
    if (!isRead) void onRead([id]);
    onLeave();
    router.push(hrefOf(about));
  };
  return (
    <>
      <div className="flex h-40 items-center border-b border-l1 ps-12 pe-8">
        <h2 className="font-semibold">Notices</h2>
        {unread.length > 0 && (
          <span className="ms-auto">
            <Button size="sm" look="quiet" onClick={() => void onRead(unread)}>
              Mark all as read
            </Button>
          </span>
        )}
      </div>
      {problem && <p className="p-12 text-t2">{`The notices could not be read. ${problem}`}</p>}
      {notices?.length === 0 && <p className="p-12 text-t2">No notices yet.</p>}
      <ul>
        {notices?.map((notice) => (
          <li key={notice.id} className="border-b border-l1 last:border-b-0">
            <Line notice={notice} onOpen={() => open(notice)} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Line({ notice, onOpen }: { notice: NoticeView; onOpen: () => void }) {
  const { at, isRead, about } = notice;
  const now = new Date(useNow(nowEveryMs) ?? Date.parse(at)).toISOString();
  return (
    <button type="button" onClick={onOpen} className={lineClass}>
      <span className={cx('mt-7 size-6 shrink-0 rounded-full', isRead ? 'bg-transparent' : 'bg-accent-solid')} />
      <span className="min-w-0">
        <span className={cx('block', !isRead && 'font-medium')}>
          {noticeSentence(notice)}
          {!isRead && <span className="sr-only">, unread</span>}
        </span>
        <span className="flex gap-8 text-12 text-t3">
          {about.of === 'case' && <span className="mono">{about.caseNumber}</span>}
          {about.of === 'rules' && <bdi className="truncate">{about.connection.label}</bdi>}
          <span>
            <Ago at={at} now={now} />
          </span>
        </span>
      </span>
    </button>
  );
}

function hrefOf(about: NoticeAbout): string {
  switch (about.of) {
    case 'case':
      return `/applicants/${about.applicantId}`;
    case 'rules':
      return `/admin/rules/${about.connection.id}`;
    case 'policies':
      return '/admin/policies?part=requests';
    case 'erasure':
      return '/erasures';
  }
}

const lineClass =
  'flex min-h-44 w-full items-start gap-8 px-12 py-6 text-start hover:bg-s3 focus-visible:-outline-offset-2';
