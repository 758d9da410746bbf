import type { Route } from "../http/bind.ts";
import { analysisRoutes } from "./analysis.ts";
import { createApiKeyRoute } from "./api-keys/create-api-key.ts";
import { listApiKeysRoute } from "./api-keys/list-api-keys.ts";
import { revokeApiKeyRoute } from "./api-keys/revoke-api-key.ts";
import { calendarRoutes } from "./calendars.ts";
import type { RouteDeps } from "./deps.ts";
import { getAvatarRoute } from "./identity/get-avatar.ts";
import { getProfileRoute } from "./identity/get-profile.ts";
import { listSignInWaysRoute } from "./identity/list-sign-in-ways.ts";
import { listSignInMethodsRoute, unlinkSignInMethodRoute } from "./identity/sign-in-methods.ts";
import { signAvatarUploadRoute } from "./identity/sign-avatar-upload.ts";
import { signOutEverywhereRoute } from "./identity/sign-out-everywhere.ts";
import { updateProfileRoute } from "./identity/update-profile.ts";
import { uploadAvatarRoute } from "./identity/upload-avatar.ts";
import { acceptInvitationRoute } from "./invitations/accept-invitation.ts";
import { createInvitationRoute } from "./invitations/create-invitation.ts";
import { listInvitationsRoute } from "./invitations/list-invitations.ts";
import { lookAtInvitationRoute } from "./invitations/look-at-invitation.ts";
import { revokeInvitationRoute } from "./invitations/revoke-invitation.ts";
import { changeMemberRoleRoute } from "./members/change-member-role.ts";
import { listMembersRoute } from "./members/list-members.ts";
import { removeMemberRoute } from "./members/remove-member.ts";
import { getHealthRoute } from "./operations/get-health.ts";
import { getReadyRoute } from "./operations/get-ready.ts";
import { changeParticipantRoleRoute } from "./participants/change-participant-role.ts";
import { getParticipantRoute } from "./participants/get-participant.ts";
import { getTokenRoute } from "./participants/get-token.ts";
import { joinSessionRoute } from "./participants/join-session.ts";
import { leaveSessionRoute } from "./participants/leave-session.ts";
import { listParticipantsRoute } from "./participants/list-participants.ts";
import { muteParticipantRoute } from "./participants/mute-participant.ts";
import { removeParticipantRoute } from "./participants/remove-participant.ts";
import { roomRoutes } from "./rooms.ts";
import { searchRoute } from "./search.ts";
import { createSessionRoute } from "./sessions/create-session.ts";
import { deleteSessionRoute } from "./sessions/delete-session.ts";
import { endSessionRoute } from "./sessions/end-session.ts";
import { getSessionRoute } from "./sessions/get-session.ts";
import { listSessionsRoute } from "./sessions/list-sessions.ts";
import { rawTranscriptRoute } from "./raw-transcript.ts";
import { recapShareRoutes } from "./recap-shares.ts";
import { updateSessionRoute } from "./sessions/update-session.ts";
import { decidingRoutes } from "./lobby/deciding.ts";
import { waitingRoutes } from "./lobby/waiting.ts";
import { createSpaceRoute } from "./spaces/create-space.ts";
import { deleteSpaceRoute } from "./spaces/delete-space.ts";
import { listSpacesRoute } from "./spaces/list-spaces.ts";
import { setActiveSpaceRoute } from "./spaces/set-active-space.ts";
import { changeSpaceModeRoute, updateSpaceRoute } from "./spaces/update-space.ts";
import { taskRoutes } from "./tasks.ts";
import { transcriptionControlRoutes } from "./transcription/control.ts";
import { getStatsRoute } from "./transcription/get-stats.ts";
import { getTicketRoute } from "./transcription/get-ticket.ts";
import { getUsageRoute } from "./transcription/get-usage.ts";
import { saveUsageRoute } from "./transcription/save-usage.ts";
import { transcriptRoutes } from "./transcripts.ts";

const makers: readonly ((deps: RouteDeps) => Route)[] = [
  getProfileRoute,
  updateProfileRoute,
  signAvatarUploadRoute,
  uploadAvatarRoute,
  getAvatarRoute,
  signOutEverywhereRoute,
  listSignInWaysRoute,
  listSignInMethodsRoute,
  unlinkSignInMethodRoute,
  listSpacesRoute,
  createSpaceRoute,
  updateSpaceRoute,
  changeSpaceModeRoute,
  deleteSpaceRoute,
  setActiveSpaceRoute,
  listMembersRoute,
  changeMemberRoleRoute,
  removeMemberRoute,
  listInvitationsRoute,
  createInvitationRoute,
  revokeInvitationRoute,
  lookAtInvitationRoute,
  acceptInvitationRoute,
  listApiKeysRoute,
  createApiKeyRoute,
  revokeApiKeyRoute,
  searchRoute,
  createSessionRoute,
  listSessionsRoute,
  getSessionRoute,
  updateSessionRoute,
  deleteSessionRoute,
  endSessionRoute,
  joinSessionRoute,
  leaveSessionRoute,
  listParticipantsRoute,
  getParticipantRoute,
  changeParticipantRoleRoute,
  muteParticipantRoute,
  removeParticipantRoute,
  getTokenRoute,
  getTicketRoute,
  getUsageRoute,
  saveUsageRoute,
  getStatsRoute,
  getHealthRoute,
  getReadyRoute,
];

export function createRoutes(deps: RouteDeps): Route[] {
  return [
    ...makers.map((make) => make(deps)),
    ...waitingRoutes(deps),
    ...decidingRoutes(deps),
    ...transcriptionControlRoutes(deps),
    ...analysisRoutes(deps),
    ...transcriptRoutes(deps),
    rawTranscriptRoute(deps),
    ...taskRoutes(deps),
    ...recapShareRoutes(deps),
    ...roomRoutes(deps),
    ...calendarRoutes(deps),
  ];
}
