// The web SDK: everything a page needs to take part in a room.

export { deleteRoom, type Invitation, invite, joinRoom, leaveRoom, makeRoom, revokeInvite } from "./door.ts";
export { type Command, RefusedError } from "./errors.ts";
export { type Following, type FollowOptions, followPlayer } from "./follow.ts";
export { openRoom } from "./live.ts";
export { positionAt } from "./motion.ts";
export type * from "./protocol.d.ts";
export type { Access, ConnectionState, HostAccess, Room, RoomClock, RoomEvents, Waiting } from "./room.ts";
export type { Opened, Sealing } from "./safe.ts";
export type { MediaLike } from "./stage.ts";
