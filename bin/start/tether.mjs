// Loaded into each child first: the child ends when its parent is gone, even after kill -9.
import process from 'node:process';

// A child's own children inherit this import, but have their own channel (Next's development server).
if (process.env.DOCKET_STARTED_BY === String(process.ppid)) {
  process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  process.channel?.unref();
}
