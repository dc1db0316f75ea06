PHP_ARG_ENABLE([async],
  [whether to enable coroutines and async I/O],
  [AS_HELP_STRING([--enable-async],
    [Enable coroutines and async I/O (Linux only, needs liburing)])])

dnl For developers; './dev build' and CI switch it on. The fifth argument keeps
dnl phpize builds, where every extension is shared, from turning it on.
PHP_ARG_ENABLE([async-werror],
  [whether to treat compiler warnings in async as errors],
  [AS_HELP_STRING([--enable-async-werror],
    [async: Strict compiler warnings, treated as errors])],
  [no],
  [no])

dnl For tests only: src/core/chaos.h.
PHP_ARG_ENABLE([async-chaos],
  [whether async makes faults on purpose],
  [AS_HELP_STRING([--enable-async-chaos],
    [async: Faults of the kernel and other orders of coroutines, for tests])],
  [no],
  [no])

if test "$PHP_ASYNC" != "no"; then
  case $host_os in
    linux*[)] ;;
    *[)]
      AC_MSG_ERROR([the async extension needs Linux (io_uring or epoll); this is $host_os])
      ;;
  esac

  PKG_CHECK_MODULES([LIBURING], [liburing >= 2.3], [], [
    AC_MSG_ERROR([async needs liburing 2.3 or newer, and pkg-config to find it.
On Debian and Ubuntu: apt-get install liburing-dev pkg-config
On Fedora: dnf install liburing-devel; on Alpine: apk add liburing-dev])
  ])
  PHP_EVAL_INCLINE([$LIBURING_CFLAGS])
  PHP_EVAL_LIBLINE([$LIBURING_LIBS], [ASYNC_SHARED_LIBADD])
  PHP_SUBST([ASYNC_SHARED_LIBADD])

dnl Written by tools/sources; do not edit between the markers.
dnl tools/sources: begin
  async_sources="
    async.c
    src/api/await.c
    src/api/await_functions.c
    src/api/await_input.c
    src/api/await_many.c
    src/api/awaitable.c
    src/api/channel.c
    src/api/channel_future.c
    src/api/circuit_breaker.c
    src/api/context.c
    src/api/coroutine.c
    src/api/cpu.c
    src/api/dump.c
    src/api/exceptions.c
    src/api/functions.c
    src/api/future.c
    src/api/future_chain.c
    src/api/future_state.c
    src/api/iterate.c
    src/api/pool.c
    src/api/pool_callbacks.c
    src/api/scope.c
    src/api/scope_await.c
    src/api/select.c
    src/api/signal.c
    src/api/spawn.c
    src/api/task_group.c
    src/api/task_group_object.c
    src/api/task_iterator.c
    src/api/task_run.c
    src/api/task_set.c
    src/api/task_wait.c
    src/api/thread.c
    src/api/thread_channel.c
    src/api/thread_copy.c
    src/api/timeout.c
    src/api/value_iterator.c
    src/api/watcher.c
    src/api/watcher_events.c
    src/api/watcher_tree.c
    src/core/chaos.c
    src/core/heap.c
    src/coroutine/channel.c
    src/coroutine/channel_wait.c
    src/coroutine/chaos.c
    src/coroutine/context.c
    src/coroutine/coroutine.c
    src/coroutine/deadline.c
    src/coroutine/deadlock.c
    src/coroutine/describe.c
    src/coroutine/ending.c
    src/coroutine/engine_state.c
    src/coroutine/error_handler.c
    src/coroutine/errors.c
    src/coroutine/event.c
    src/coroutine/exit.c
    src/coroutine/finally.c
    src/coroutine/frames.c
    src/coroutine/library_call.c
    src/coroutine/lifecycle.c
    src/coroutine/mutex.c
    src/coroutine/overflow.c
    src/coroutine/pool.c
    src/coroutine/return_stack.c
    src/coroutine/scheduler.c
    src/coroutine/scope.c
    src/coroutine/scope_cancel.c
    src/coroutine/scope_error.c
    src/coroutine/soap_state.c
    src/coroutine/stack.c
    src/coroutine/switch.c
    src/coroutine/uncaught.c
    src/coroutine/wait.c
    src/hook/blocking.c
    src/hook/blocking_snapshot.c
    src/hook/engine.c
    src/hook/entry.c
    src/hook/file_call.c
    src/hook/file_function.c
    src/hook/file_object.c
    src/hook/file_prefetch.c
    src/hook/file_read.c
    src/hook/fork.c
    src/hook/function.c
    src/hook/hook.c
    src/hook/libc.c
    src/hook/libc_connect.c
    src/hook/libc_disk.c
    src/hook/libc_dns.c
    src/hook/libc_file.c
    src/hook/libc_gate.c
    src/hook/libc_ipc.c
    src/hook/libc_objects.c
    src/hook/libc_pgsql.c
    src/hook/libc_poll.c
    src/hook/libc_process.c
    src/hook/libc_signal.c
    src/hook/libc_sleep.c
    src/hook/libc_socket.c
    src/hook/library_functions.c
    src/hook/load.c
    src/hook/pdo.c
    src/hook/pdo_bind.c
    src/hook/pdo_cache.c
    src/hook/pdo_call.c
    src/hook/pdo_connection.c
    src/hook/pdo_driver.c
    src/hook/pdo_object.c
    src/hook/pdo_persistent.c
    src/hook/pdo_pool.c
    src/hook/pdo_pooled.c
    src/hook/pdo_session.c
    src/hook/pdo_sql.c
    src/hook/pdo_stream.c
    src/hook/pdo_template.c
    src/hook/pdo_turn.c
    src/hook/pipe.c
    src/hook/pipe_timeout.c
    src/hook/plt.c
    src/hook/run_delay.c
    src/hook/signal.c
    src/hook/sleep.c
    src/hook/soap.c
    src/hook/sqlite_wait.c
    src/hook/stream_accept.c
    src/hook/stream_attach.c
    src/hook/stream_close.c
    src/hook/stream_option.c
    src/hook/stream_persistent.c
    src/hook/stream_read.c
    src/hook/stream_select.c
    src/hook/stream_socket.c
    src/hook/stream_tls.c
    src/hook/stream_turn.c
    src/hook/stream_write.c
    src/hook/transport.c
    src/hook/turn.c
    src/hook/turn_alone.c
    src/hook/turn_amqp.c
    src/hook/turn_call.c
    src/hook/turn_clients.c
    src/hook/turn_curl.c
    src/hook/turn_ldap.c
    src/hook/turn_mongodb.c
    src/hook/turn_mysqli.c
    src/hook/turn_pgsql.c
    src/hook/turn_sqlite.c
    src/hook/wrap.c
    src/io/alone.c
    src/io/attempt.c
    src/io/close.c
    src/io/job.c
    src/io/leftover.c
    src/io/lock.c
    src/io/notice.c
    src/io/operation.c
    src/io/poll.c
    src/io/process.c
    src/io/read.c
    src/io/resolve.c
    src/io/signal.c
    src/io/sleep.c
    src/io/socket.c
    src/io/sync.c
    src/io/timer.c
    src/reactor/chaos.c
    src/reactor/descriptor.c
    src/reactor/epoll.c
    src/reactor/reactor.c
    src/reactor/receive.c
    src/reactor/signal.c
    src/reactor/uring.c
    src/reactor/worker.c
  "
dnl tools/sources: end

  async_cflags="-DZEND_ENABLE_STATIC_TSRMLS_CACHE=1 -fvisibility=hidden"
  async_cflags="$async_cflags -I@ext_srcdir@ -I@ext_srcdir@/src -I@ext_srcdir@/stubs"

  if test "$PHP_ASYNC_CHAOS" != "no"; then
    async_cflags="$async_cflags -DASYNC_CHAOS=1"
  fi

  if test "$PHP_ASYNC_WERROR" != "no"; then
    async_cflags="$async_cflags -Wall -Wextra -Werror -Wno-unused-parameter"
    async_cflags="$async_cflags -Wmissing-prototypes -Wstrict-prototypes"
    dnl Not all of -Wshadow: a parameter of PHP_GINIT_FUNCTION() is named like
    dnl the variable of ZEND_DECLARE_MODULE_GLOBALS(). clang lacks the flag.
    AX_CHECK_COMPILE_FLAG([-Wshadow=local],
      [async_cflags="$async_cflags -Wshadow=local"], [], [-Werror])
    dnl PHP's own headers do not satisfy these warnings. A directory named by
    dnl -isystem keeps its place but is exempt, even if -I names it too.
    if test -n "$phpincludedir"; then
      for async_dir in "" /main /TSRM /Zend /ext; do
        async_cflags="$async_cflags -isystem $phpincludedir$async_dir"
      done
    fi
  fi

  PHP_NEW_EXTENSION([async], [$async_sources], [$ext_shared],, [$async_cflags])

  PHP_ADD_BUILD_DIR([
    $ext_builddir/src/core
    $ext_builddir/src/reactor
    $ext_builddir/src/coroutine
    $ext_builddir/src/io
    $ext_builddir/src/hook
    $ext_builddir/src/api
  ])
  PHP_INSTALL_HEADERS([ext/async], [php_async.h])
fi
