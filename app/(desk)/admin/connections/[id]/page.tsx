import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { z } from 'zod';
import { pageActor } from '#lib/auth/page-actor.ts';
import { connectionDetail } from '#lib/data/connections/lines.ts';
import { connectionList, connectionParts } from '#lib/exchange/settings/overview.ts';
import { can } from '#lib/review/access.ts';
import { personOf } from '../../../person.ts';
import { ScreenFrame } from '../screen-frame.tsx';
import { ConnectionBar } from './connection-bar.tsx';
import { readPlace } from './place.ts';
import { TabContent } from './tab-content.tsx';
import { ConnectionTabs } from './tabs.tsx';

export const metadata: Metadata = { title: 'Connection' };

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function ConnectionPage({ params, searchParams }: Props) {
  const { id } = await params;
  const actor = await pageActor('page /admin/connections/[id]', `/admin/connections/${encodeURIComponent(id)}`);
  if (!z.uuid().safeParse(id).success) notFound();
  const list = await connectionList(actor);
  const line = list.connections.find((connection) => connection.id === id);
  if (!line) notFound();
  const [detail, parts] = await Promise.all([connectionDetail(actor, id), connectionParts(actor, id)]);
  const place = readPlace(await searchParams, parts);
  const canKeep = can(actor, 'keep-connections');
  return (
    <ScreenFrame
      person={personOf(actor)}
      bar={<ConnectionBar {...{ id, list, canKeep }} hasRules={parts.hasRules && can(actor, 'see-rules')} />}
    >
      <ConnectionTabs id={id} list={list} parts={parts} current={place.tab} />
      <TabContent actor={actor} place={place} list={list} line={line} detail={detail} canKeep={canKeep} />
    </ScreenFrame>
  );
}
