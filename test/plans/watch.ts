import type pg from 'pg';
import { type Planned, readPlan } from './plan.ts';

/**
 * Has PostgreSQL send each plan to the connection that runs the statement, also those of statements inside functions
 * and triggers, from the next connection on (auto_explain). So the plans are those of what the product truly sends.
 */
export async function tellPlans(superuser: pg.Client): Promise<void> {
  await superuser.query(`LOAD 'auto_explain'`);
  const settings = {
    session_preload_libraries: 'auto_explain',
    'auto_explain.log_min_duration': '0',
    'auto_explain.log_nested_statements': 'on',
    'auto_explain.log_format': 'json',
    'auto_explain.log_level': 'notice',
  };
  for (const [name, value] of Object.entries(settings))
    await superuser.query(
      `DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET ${name} = %L', current_database(), '${value}'); END $$`,
    );
}

/** Does `work`, and gives the plans of all that it sent through the pool. */
export async function plansOf(pool: pg.Pool, work: () => Promise<unknown>): Promise<Planned[]> {
  const plans: Planned[] = [];
  const note = ({ message }: { message?: string | undefined }) => {
    const plan = readPlan(message ?? '');
    if (plan) plans.push(plan);
  };
  const heard = new Set<pg.PoolClient>();
  const hear = (client: pg.PoolClient) => {
    if (heard.has(client)) return;
    heard.add(client);
    client.on('notice', note);
  };
  pool.on('acquire', hear);
  try {
    await work();
  } finally {
    pool.off('acquire', hear);
    for (const client of heard) client.off('notice', note);
  }
  return plans;
}
