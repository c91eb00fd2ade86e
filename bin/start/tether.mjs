// Loaded into each child before its own code: when the process that started it is gone, even by kill -9, it ends too.
import process from 'node:process';

process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
process.channel?.unref();
