/* The floor under a relay: one thread that reads a frame, unmasks it and writes it to both of the room.
 *
 *   floor [-others] PORT   the path of the handshake, /r/ROOM/MEMBER, says where one is; others: not to who sent it
 *
 * No rules, no queue for who reads slowly, no handshake worth the name: what the kernel's part costs by itself.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

enum { MOST = 70000 };
static int room_of[MOST], member[MOST][2], members[MOST], others;
static char upgraded[MOST];
static const char ANSWER[] = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                             "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n";

static void leaves(int fd) {
  int room = room_of[fd];
  for (int i = 0; upgraded[fd] && i < members[room]; i++)
    if (member[room][i] == fd) { member[room][i] = member[room][--members[room]]; break; }
  close(fd);
}
static void enters(int fd, char *request) {
  char *at = strstr(request, "/r/"); int room = at ? atoi(at + 3) % MOST : 0;
  if (!at || members[room] == 2) { close(fd); return; }
  room_of[fd] = room; member[room][members[room]++] = fd; upgraded[fd] = 1;
  send(fd, ANSWER, sizeof ANSWER - 1, MSG_NOSIGNAL);
}
static void relays(int fd, unsigned char *p, unsigned char *end) {
  int room = room_of[fd];
  while (end - p >= 6) {
    int size = p[1] & 127, at = size == 126 ? 8 : 6; if (size > 126 || end - p < at) break; /* only small whole frames come */
    if (size == 126) size = p[2] << 8 | p[3];
    if (end - p < at + size) break;
    unsigned char *body = p + at, first = p[0];
    for (int i = 0; i < size; i++) body[i] ^= body[(i & 3) - 4];
    unsigned char *out = body - (at == 8 ? 4 : 2);
    out[0] = 0x80 | (first & 15);
    if (at == 8) { out[1] = 126; out[2] = size >> 8; out[3] = size & 255; } else out[1] = size;
    for (int i = 0; i < members[room]; i++)
      if (!others || member[room][i] != fd) send(member[room][i], out, body + size - out, MSG_NOSIGNAL);
    p = body + size;
  }
}
int main(int n, char **v) {
  int door = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0), one = 1, epoll = epoll_create1(0);
  struct sockaddr_in at = {.sin_family = AF_INET, .sin_port = htons(n > 1 ? atoi(v[n - 1]) : 0)};
  others = n > 2;
  at.sin_addr.s_addr = htonl(INADDR_LOOPBACK); setsockopt(door, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
  if (bind(door, (void *)&at, sizeof at) || listen(door, 4096)) return 1;
  struct epoll_event event = {.events = EPOLLIN, .data.fd = door}, events[512]; epoll_ctl(epoll, EPOLL_CTL_ADD, door, &event);
  for (;;) for (int k = epoll_wait(epoll, events, 512, -1), i = 0; i < k; i++) {
    int fd = events[i].data.fd;
    if (fd == door) {
      for (int c; (c = accept4(door, NULL, NULL, SOCK_NONBLOCK)) >= 0;) {
        if (c >= MOST) { close(c); continue; }
        setsockopt(c, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one); upgraded[c] = 0;
        event.data.fd = c; epoll_ctl(epoll, EPOLL_CTL_ADD, c, &event);
      }
      continue;
    }
    unsigned char in[8192]; ssize_t got = recv(fd, in, sizeof in - 1, 0);
    if (got <= 0) leaves(fd); else if (upgraded[fd]) relays(fd, in, in + got); else { in[got] = 0; enters(fd, (char *)in); }
  }
}
