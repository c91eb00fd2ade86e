// Loaded into each child before its own code: when the process that started it is gone, even by kill -9, it ends too.
import process from 'node:process';

// A child's own children inherit this import and have a channel of their own to wait on: the developer's server does.
if (process.env.DOCKET_STARTED_BY === String(process.ppid)) {
  process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  process.channel?.unref();
}
