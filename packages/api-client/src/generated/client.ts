// Made from docs/openapi.json by `pnpm generate`, and compared with it by the checks. Change the contracts instead.

import type { CallOptions, CallResult } from "../result.ts";
import type {
  AnalyserKind,
  Analysis,
  AnalysisVersion,
  ApiKey,
  ApiKeyScope,
  AvatarReceipt,
  AvatarUpload,
  Bar,
  CatchUp,
  ChatMessage,
  ConnectionTest,
  FoundInSession,
  FoundLine,
  FoundMessage,
  GlossaryTerm,
  GuestTranscriptMode,
  Invitation,
  InvitationPreview,
  Invitee,
  LanguageSetting,
  LineMark,
  LobbyRequest,
  LobbyWait,
  MarkKind,
  Member,
  MemberRoom,
  MemberSession,
  OfferedLanguage,
  OfferedSignInMethod,
  OwnTranscript,
  Participant,
  ParticipantRole,
  ParticipantSession,
  Profile,
  Readiness,
  RecapMailMode,
  RecapShare,
  RoomView,
  ScreenSharing,
  SegmentCorrection,
  SessionEntry,
  SessionStatus,
  SessionUsage,
  SessionView,
  SharedRecap,
  SignInMethod,
  Space,
  SpaceMode,
  SpaceRole,
  Task,
  TaskDetail,
  TaskStatus,
  Transcript,
  TranscriptDocument,
  TranscriptFormat,
  TranscriptSegment,
  TranscriptionControl,
} from "./types.ts";

export interface Operations {
  analysis: {
    /** Summary, decisions, tasks, risks and questions of the newest version that is done, with the state of a newer one; ANALYSIS_NOT_READY before the end. */
    get: (input: {
      params: {
        slug: string;
      };
      query?: {
        version?: number;
      };
    }, options?: CallOptions) => Promise<CallResult<Analysis>>;
    /** Try a failed analysis again, or have one that is done made anew as a further version. */
    retry: (input: {
      params: {
        slug: string;
      };
      body?: {
        analyser?: AnalyserKind;
      };
    }, options?: CallOptions) => Promise<CallResult<Analysis>>;
    /** Every version of a session's analysis, newest first. */
    listVersions: (input: {
      params: {
        slug: string;
      };
    }, options?: CallOptions) => Promise<CallResult<{
      items: AnalysisVersion[];
    }>>;
  };
  apiKeys: {
    /** Make a key for systems; owners only. The secret is told this once. */
    create: (input: {
      body: {
        name: string;
        scopes: ApiKeyScope[];
        spaceId?: string;
      };
    }, options?: CallOptions) => Promise<CallResult<{
      key: ApiKey;
      secret: string;
    }>>;
    /** Keys of a space in use, newest first; owners only. */
    list: (input?: {
      query?: {
        spaceId?: string;
      };
    }, options?: CallOptions) => Promise<CallResult<{
      items: ApiKey[];
    }>>;
    /** End a key at once; owners only. */
    revoke: (input: {
      params: {
        id: string;
      };
      query?: {
        spaceId?: string;
      };
    }, options?: CallOptions) => Promise<CallResult<undefined>>;
  };
  bars: {
    /** Whom hosts removed, and who may not come in again; for hosts, the creator and owners. */
    list: (input: {
      params: {
        slug: string;
      };
    }, options?: CallOptions) => Promise<CallResult<{
      items: Bar[];
    }>>;
    /** Let a removed person come again, by the session's entry: members at once, others by asking. */
    lift: (input: {
      params: {
        slug: string;
        identity: string;
      };
    }, options?: CallOptions) => Promise<CallResult<undefined>>;
  };
  catchUp: {
    /** What was said since a moment, in a few lines of what the caller may read, made by the built-in analyser while the caller waits. */
    get: (input: {
      params: {
        slug: string;
      };
      query?: {
        since?: number;
      };
    }, options?: CallOptions) => Promise<CallResult<CatchUp>>;
  };
  chat: {
    /** What people wrote to all, in the order of sending; guests and outsiders from when they joined, unless the past is open. */
    list: (input: {
      params: {
        slug: string;
      };
      query?: {
        after?: number;
        limit?: number;
      };
    }, options?: CallOptions) => Promise<CallResult<{
      items: ChatMessage[];
      nextAfter: number | null;
    }>>;
    /** Delete a message from all screens, exports and the search; hosts, the creator and owners any, people in the room their own. */
    delete: (input: {
      params: {
        slug: string;
        id: string;
      };
    }, options?: CallOptions) => Promise<CallResult<undefined>>;
  };
  connectionTest: {
    /** What a page needs to test its connection before joining, for those who may join or ask: a token for a LiveKit room of one's own, good for two minutes, which opens no session. */
    start: (input: {
      params: {
        slug: string;
      };
    }, options?: CallOptions) => Promise<CallResult<ConnectionTest>>;
  };
  glossary: {
    /** Add a term that speech is recognised with; members. */
    add: (input: {
      params: {
        id: string;
      };
      body: {
        term: string;
        soundsLike?: string[];
      };
    }, options?: CallOptions) => Promise<CallResult<GlossaryTerm>>;
    /** Terms of a space in alphabetical order; members. Names of its members and rooms are not among them: they are known by themselves. */
    list: (input: {
      params: {
        id: string;
      };
    }, options?: CallOptions) => Promise<CallResult<{
      items: GlossaryTerm[];
    }>>;
    /** Change a term; members. What is left out stays. */
    change: (input: {
      params: {
        id: string;
        termId: string;
      };
      body?: {
        term?: string;
        soundsLike?: string[];
      };
    }, options?: CallOptions) => Promise<CallResult<GlossaryTerm>>;
    /** Remove a term; members. What was transcribed stays. */
    delete: (input: {
      params: {
        id: string;
        termId: string;
      };
    }, options?: CallOptions) => Promise<CallResult<undefined>>;
  };
  hands: {
    /** Lower all hands; hosts only. */
    lowerAll: (input: {
      params: {
        slug: string;
      };
    }, options?: CallOptions) => Promise<CallResult<{
      lowered: number;
    }>>;
    /** Lower a hand: one's own, or as a host another's. One that is down counts as lowered. */
    lower: (input: {
      params: {
        slug: string;
        identity: string;
      };
    }, options?: CallOptions) => Promise<CallResult<undefined>>;
    /** Raise one's own hand, which the whole room sees in the order of raising; one that is up keeps its place. It goes down with leaving. */
    raise: (input: {
      params: {
        slug: string;
        identity: string;
      };
    }, options?: CallOptions) => Promise<CallResult<{
      raisedAt: string;
    }>>;
  };
  identity: {
    /** Where and how to upload a picture of oneself, once, within the next minutes. */
    signAvatarUpload: (input?: Record<string, never>, options?: CallOptions) => Promise<CallResult<AvatarUpload>>;
    /** Upload a picture to the embedded store, as signed; UNSUPPORTED_MEDIA when it is none. */
    uploadAvatar: (input: {
      body: FormData;
    }, options?: CallOptions) => Promise<CallResult<AvatarReceipt>>;
    /** The signed-in person. Makes a first space when there is none. */
    getProfile: (input?: Record<string, never>, options?: CallOptions) => Promise<CallResult<Profile>>;
    /** Change the display name; take, or remove, the avatar. */
    updateProfile: (input?: {
      body?: {
        displayName?: string;
        avatar?: AvatarReceipt | null;
      };
    }, options?: CallOptions) => Promise<CallResult<Profile>>;
    /** The sign-in methods of this installation, and which of them are linked to the signed-in user. */
    listSignInMethods: (input?: Record<string, never>, options?: CallOptions) => Promise<CallResult<{
      items: SignInMethod[];
    }>>;
    /** Unlink a provider: its accounts no longer sign in. Never the last sign-in method. */
    unlinkSignInMethod: (input: {
      params: {
        id: string;
      };
    }, options?: CallOptions) => Promise<CallResult<undefined>>;
    /** The sign-in methods of this installation. */
    listOfferedSignInMethods: (input?: Record<string, never>, options?: CallOptions) => Promise<CallResult<{
      items: OfferedSignInMethod[];
    }>>;
    /** End every session of this person, on all devices, this one included. */
    signOutEverywhere: (input?: Record<string, never>, options?: CallOptions) => Promise<CallResult<undefined>>;
  };
  invitations: {
    /** Take an invitation back; owners only. */
    revoke: (input: {
      params: {
        id: string;
      };
    }, options?: CallOptions) => Promise<CallResult<undefined>>;
    /** Become a member; the space is active from now on. */
    accept: (input: {
      params: {
        token: string;
      };
    }, options?: CallOptions) => Promise<CallResult<Space>>;
    /** What an invitation offers, before accepting it; for its link's holder. */
    preview: (input: {
      params: {
        token: string;
      };
    }, options?: CallOptions) => Promise<CallResult<InvitationPreview>>;
    /** Invite by link, or one address; owners only. The link is told this once. */
    create: (input: {
      params: {
        id: string;
      };
      body?: {
        email?: string | null;
        role?: SpaceRole;
      };
    }, options?: CallOptions) => Promise<CallResult<{
      invitation: Invitation;
      token: string;
      url: string;
      mailed: boolean;
    }>>;
    /** Invitations that still wait, newest first; owners only. */
    list: (input: {
      params: {
        id: string;
      };
    }, options?: CallOptions) => Promise<CallResult<{
      items: Invitation[];
    }>>;
  };
  invitees: {
    /** Who is told of a session's plan by mail, and whether they were; members of its space only. */
    list: (input: {
      params: {
        slug: string;
      };
    }, options?: CallOptions) => Promise<CallResult<{
      items: Invitee[];
      mailing: boolean;
    }>>;
    /** Set the list of all addresses that are told of a planned session by mail: a new one gets an invitation with a calendar entry, one that is left out a cancellation. Later changes of the plan are mailed automatically. For those who may change the plan, until the first participant joins. */
    set: (input: {
      params: {
        slug: string;
      };
      body: {
        emails: string[];
      };
    }, options?: CallOptions) => Promise<CallResult<{
      items: Invitee[];
      mailing: boolean;
    }>>;
  };
  lobby: {
    /** Ask to be let in, where `entrance` says ASK. A guest gives a name and gets a cookie; hosts are told. Asking again is the same request, unless the name is another. Stay in the lobby with `lobby.wait`. */
    ask: (input: {
      params: {
        slug: string;
      };
      body?: {
        name?: string;
      };
    }, options?: CallOptions) => Promise<CallResult<LobbyWait>>;
    /** People who wait, those who came first in front; for hosts, the creator and owners. Empty once the session is over, also for who was a host of it. Hosts hear of changes by the realtime socket. */
    list: (input: {
      params: {
        slug: string;
      };
    }, options?: CallOptions) => Promise<CallResult<{
      items: LobbyRequest[];
    }>>;
    /** Let all in who wait now. */
    admitAll: (input: {
      params: {
        slug: string;
      };
    }, options?: CallOptions) => Promise<CallResult<{
      admitted: number;
    }>>;
    /** Turn all away who wait now. */
    denyAll: (input: {
      params: {
        slug: string;
      };
    }, options?: CallOptions) => Promise<CallResult<{
      denied: number;
    }>>;
    /** How one's request stands; also the sign of life that keeps it: after 30 s without one it lapses (404), and one asks again. With `after` the answer comes when something changed, or after 20 s. */
    wait: (input: {
      params: {
        slug: string;
      };
      query?: {
        after?: string;
      };
    }, options?: CallOptions) => Promise<CallResult<LobbyWait>>;
    /** Wait no more. May be sent by navigator.sendBeacon, without a body. */
    withdraw: (input: {
      params: {
        slug: string;
      };
    }, options?: CallOptions) => Promise<CallResult<undefined>>;
    /** Let a waiting person in, under the name that was asked by; for ten minutes they may join. */
    admit: (input: {
      params: {
        slug: string;
        id: string;
      };
    }, options?: CallOptions) => Promise<CallResult<undefined>>;
    /** Turn a waiting person away; they may ask again after a minute, and three times in all. */
    deny: (input: {
      params: {
        slug: string;
        id: string;
      };
    }, options?: CallOptions) => Promise<CallResult<undefined>>;
  };
  marks: {
    /** What people marked during the session, of the lines that the caller may read, in the order of speaking. */
    list: (input: {
      params: {
        slug: string;
      };
    }, options?: CallOptions) => Promise<CallResult<{
      items: LineMark[];
    }>>;
    /** Mark a stored line while the session runs; for every participant in the room. A line bears one mark of each kind: setting it again keeps the first. */
    set: (input: {
      params: {
        slug: string;
      };
      body: {
        seq: number;
        kind: MarkKind;
      };
    }, options?: CallOptions) => Promise<CallResult<LineMark>>;
    /** Take a mark away while the session runs: who set it, and hosts. */
    remove: (input: {
      params: {
        slug: string;
        id: string;
      };
    }, options?: CallOptions) => Promise<CallResult<undefined>>;
  };
  members: {
    /** The people of a space, in the order they came. */
    list: (input: {
      params: {
        id: string;
      };
    }, options?: CallOptions) => Promise<CallResult<{
      items: Member[];
    }>>;
    /** Give a member another role; owners only. */
    changeRole: (input: {
      params: {
        id: string;
        userId: string;
      };
      body: {
        role: SpaceRole;
      };
    }, options?: CallOptions) => Promise<CallResult<undefined>>;
    /** Remove a member: owners remove any member, members only themselves. */
    remove: (input: {
      params: {
        id: string;
        userId: string;
      };
    }, options?: CallOptions) => Promise<CallResult<undefined>>;
  };
  moderation: {
    /** Mute everyone's microphone but one's own, which they may unmute; hosts only. */
    muteAll: (input: {
      params: {
        slug: string;
      };
    }, options?: CallOptions) => Promise<CallResult<{
      muted: number;
    }>>;
    /** Ask a participant to unmute, which only they can do; hosts only. */
    askToUnmute: (input: {
      params: {
        slug: string;
        identity: string;
      };
    }, options?: CallOptions) => Promise<CallResult<undefined>>;
    /** End the spotlight; hosts only. */
    endSpotlight: (input: {
      params: {
        slug: string;
      };
    }, options?: CallOptions) => Promise<CallResult<undefined>>;
    /** Show one participant large to all, in place of another one; hosts only. It ends when they leave. Each may still pin for themselves. */
    setSpotlight: (input: {
      params: {
        slug: string;
      };
      body: {
        identity: string;
      };
    }, options?: CallOptions) => Promise<CallResult<undefined>>;
  };
  operations: {
    /** The process runs. */
    health: (input?: Record<string, never>, options?: CallOptions) => Promise<CallResult<{
      status: "ok";
      version: string;
    }>>;
    /** The process can serve; 503 DATABASE_UNAVAILABLE while it cannot. */
    ready: (input?: Record<string, never>, options?: CallOptions) => Promise<CallResult<Readiness>>;
  };
  participants: {
    /** All who took part, in the order of joining. */
    list: (input: {
      params: {
        slug: string;
      };
    }, options?: CallOptions) => Promise<CallResult<{
      items: Participant[];
    }>>;
    /** Take part. A guest gives a name and gets a cookie; joining again is the same participant. With `connect` the answer also brings what connects the client: a LiveKit token and a ticket for the realtime socket. */
    join: (input: {
      params: {
        slug: string;
      };
      body?: {
        name?: string;
        connect?: {
          capture?: "client" | "room";
        };
      };
    }, options?: CallOptions) => Promise<CallResult<{
      participant: Participant;
      session: ParticipantSession;
      connection?: {
        token: {
          token: string;
          url: string;
          room: string;
          identity: string;
          expiresAt: string;
        } | null;
        ticket: {
          url: string;
          ticket: string;
          identity: string;
          lineKey: string;
          capabilities: ("speak" | "listen")[];
          expiresAt: string;
        } | null;
      };
    }>>;
    /** Be seen as gone. Tokens and tickets are refused until joining again, and connections end. May be sent by navigator.sendBeacon, without a body. */
    leave: (input: {
      params: {
        slug: string;
      };
    }, options?: CallOptions) => Promise<CallResult<undefined>>;
    /** Make a participant a host of the room, or a guest again; hosts only. The creator stays a host. A host from outside the space never ends the session. */
    changeRole: (input: {
      params: {
        slug: string;
        identity: string;
      };
      body: {
        role: ParticipantRole;
      };
    }, options?: CallOptions) => Promise<CallResult<Participant>>;
    /** One participant. */
    get: (input: {
      params: {
        slug: string;
        identity: string;
      };
    }, options?: CallOptions) => Promise<CallResult<Participant>>;
    /** Take a participant out of the session for good; hosts only. The creator cannot be removed. An open session asks people from outside from then on. */
    remove: (input: {
      params: {
        slug: string;
        identity: string;
      };
    }, options?: CallOptions) => Promise<CallResult<{
      entry: SessionEntry;
      entryChanged: boolean;
    }>>;
    /** Mute a participant's microphone, which they may unmute; hosts only. */
    mute: (input: {
      params: {
        slug: string;
        identity: string;
      };
    }, options?: CallOptions) => Promise<CallResult<undefined>>;
    /** A LiveKit token for the room, good for ten minutes; join first. By `capture` the client says who brings its speech to the transcript. */
    token: (input: {
      params: {
        slug: string;
      };
      query?: {
        capture?: "client" | "room";
      };
    }, options?: CallOptions) => Promise<CallResult<{
      token: string;
      url: string;
      room: string;
      identity: string;
      expiresAt: string;
    }>>;
  };
  recapShares: {
    /** Make a link to the recap of a session that has ended, for people without an account; members of its space only. The link is told this once. */
    create: (input: {
      params: {
        slug: string;
      };
      body?: {
        days?: 7 | 30 | 90;
        withTranscript?: boolean;
      };
    }, options?: CallOptions) => Promise<CallResult<{
      share: RecapShare;
      token: string;
      url: string;
    }>>;
    /** The links to a recap that are good now, newest first; members of its space only. */
    list: (input: {
      params: {
        slug: string;
      };
    }, options?: CallOptions) => Promise<CallResult<{
      items: RecapShare[];
    }>>;
    /** Revoke a link, also another member's; it opens nothing from then on. Members only. */
    revoke: (input: {
      params: {
        slug: string;
        id: string;
      };
    }, options?: CallOptions) => Promise<CallResult<undefined>>;
    /** What a link to a recap shows to its holder; NOT_FOUND for one that never existed, has expired or was revoked. */
    get: (input: {
      params: {
        token: string;
      };
    }, options?: CallOptions) => Promise<CallResult<SharedRecap>>;
  };
  rooms: {
    /** Make a standing room in the active space, or in the one named: a link that does not end with a session. */
    create: (input: {
      body: {
        name: string;
        entry?: SessionEntry;
        spaceId?: string;
        plannedStartAt?: string | null;
        plannedDurationMinutes?: number;
        languages?: LanguageSetting | null;
      };
    }, options?: CallOptions) => Promise<CallResult<MemberRoom>>;
    /** Standing rooms of the active space or the one named, newest first. */
    list: (input?: {
      query?: {
        cursor?: string;
        limit?: number;
        spaceId?: string;
      };
    }, options?: CallOptions) => Promise<CallResult<{
      items: MemberRoom[];
      nextCursor: string | null;
    }>>;
    /** Delete a room; its sessions stay. Its creator and owners of the space. */
    delete: (input: {
      params: {
        slug: string;
      };
    }, options?: CallOptions) => Promise<CallResult<undefined>>;
    /** One room, as much of it as the caller may see; `view` says which, `session` where to go. */
    get: (input: {
      params: {
        slug: string;
      };
    }, options?: CallOptions) => Promise<CallResult<RoomView>>;
    /** Change a room; its creator and owners of the space. What is left out stays, and so does the session that is on. */
    update: (input: {
      params: {
        slug: string;
      };
      body?: {
        name?: string;
        entry?: SessionEntry;
        plannedStartAt?: string | null;
        plannedDurationMinutes?: number;
        languages?: LanguageSetting | null;
      };
    }, options?: CallOptions) => Promise<CallResult<MemberRoom>>;
    /** What the room's last session left open: tasks still to do, questions; members. */
    getOpenItems: (input: {
      params: {
        slug: string;
      };
    }, options?: CallOptions) => Promise<CallResult<{
      session: {
        slug: string;
        title: string | null;
        endedAt: string | null;
      } | null;
      tasks: Task[];
      questions: {
        text: string;
        segmentIds: string[];
      }[];
    }>>;
    /** The session that is on in the room or about to begin, or a new one; members. All who open it at once get the same. */
    open: (input: {
      params: {
        slug: string;
      };
    }, options?: CallOptions) => Promise<CallResult<MemberSession>>;
  };
  search: {
    /** Words in the transcripts, chats, titles and analyses of a space: lines best first, and on the first page the sessions and the messages that match. */
    find: (input: {
      query: {
        q: string;
        spaceId?: string;
        slug?: string;
        speaker?: string;
        from?: string;
        until?: string;
        cursor?: string;
        limit?: number;
      };
    }, options?: CallOptions) => Promise<CallResult<{
      sessions: FoundInSession[];
      items: FoundLine[];
      messages: FoundMessage[];
      nextCursor: string | null;
    }>>;
  };
  sessions: {
    /** Make a session in the active space, or in the one named; for now, or planned for later. */
    create: (input?: {
      body?: {
        title?: string | null;
        spaceId?: string;
        entry?: SessionEntry;
        languages?: LanguageSetting;
        plannedStartAt?: string | null;
        plannedDurationMinutes?: number;
      };
    }, options?: CallOptions) => Promise<CallResult<MemberSession>>;
    /** Sessions of the active space or the one named, newest first, without EXPIRED unless asked for; those to come by their start. */
    list: (input?: {
      query?: {
        cursor?: string;
        limit?: number;
        spaceId?: string;
        status?: SessionStatus;
        roomId?: string;
        upcoming?: "only" | "without";
        text?: string;
      };
    }, options?: CallOptions) => Promise<CallResult<{
      items: MemberSession[];
      nextCursor: string | null;
    }>>;
    /** Delete a session and everything under it; its creator and owners of the space. */
    delete: (input: {
      params: {
        slug: string;
      };
    }, options?: CallOptions) => Promise<CallResult<undefined>>;
    /** One session, as much of it as the caller may see; `view` says which. */
    get: (input: {
      params: {
        slug: string;
      };
    }, options?: CallOptions) => Promise<CallResult<SessionView>>;
    /** Change the title or, until the session starts, the planned start (null removes either); say who may come in, what is spoken, whether people write to all and who may share the screen, lock it while it runs, or open to guests and outsiders what was said before they joined. Hosts, the creator and owners; what is left out stays. */
    update: (input: {
      params: {
        slug: string;
      };
      body?: {
        title?: string | null;
        plannedStartAt?: string | null;
        plannedDurationMinutes?: number;
        entry?: SessionEntry;
        locked?: boolean;
        pastOpen?: boolean;
        chatOn?: boolean;
        screenSharing?: ScreenSharing;
        languages?: LanguageSetting;
      };
    }, options?: CallOptions) => Promise<CallResult<SessionView>>;
    /** End a live session for all: its creator, and members of the space who take part. Never guests and people from outside, hosts or not. */
    end: (input: {
      params: {
        slug: string;
      };
    }, options?: CallOptions) => Promise<CallResult<{
      slug: string;
      status: "ENDED";
      endedAt: string;
    }>>;
    /** What the room shows to all, for who follows the session without being in it: raised hands, the longest waiting first, the spotlight, and when transcription was paused or off. Empty while the session is not live. */
    stage: (input: {
      params: {
        slug: string;
      };
    }, options?: CallOptions) => Promise<CallResult<{
      hands: {
        identity: string;
        raisedAt: string;
      }[];
      spotlight: string | null;
      pauses: ({
        mode: "PAUSED" | "OFF";
        by: string | null;
        startedAtMs: number;
        endedAtMs: number | null;
      })[];
    }>>;
  };
  spaces: {
    /** Make a space and become its owner. */
    create: (input: {
      body: {
        name: string;
        mode?: SpaceMode;
        timeZone?: string;
        languages?: LanguageSetting;
      };
    }, options?: CallOptions) => Promise<CallResult<Space>>;
    /** The caller's spaces, oldest first; there is always one. */
    list: (input?: Record<string, never>, options?: CallOptions) => Promise<CallResult<{
      items: Space[];
    }>>;
    /** Delete a space and everything in it; owners only, and never one's last. */
    delete: (input: {
      params: {
        id: string;
      };
    }, options?: CallOptions) => Promise<CallResult<undefined>>;
    /** Rename a space, let guests in or not, say how its sessions are entered and what is spoken in them, set its time zone, say who is mailed recaps, or how long sessions are kept; owners only. */
    update: (input: {
      params: {
        id: string;
      };
      body?: {
        name?: string;
        guestsAllowed?: boolean;
        timeZone?: string;
        recapMail?: RecapMailMode;
        defaultEntry?: SessionEntry;
        chatAllowed?: boolean;
        keptDays?: 30 | 90 | 365 | null;
        guestTranscripts?: GuestTranscriptMode;
        languages?: LanguageSetting;
      };
    }, options?: CallOptions) => Promise<CallResult<Space>>;
    /** Switch tasks on or off; owners only. */
    changeMode: (input: {
      params: {
        id: string;
      };
      body: {
        mode: SpaceMode;
      };
    }, options?: CallOptions) => Promise<CallResult<Space>>;
    /** Make a space the one the caller works in. */
    setActive: (input: {
      params: {
        id: string;
      };
    }, options?: CallOptions) => Promise<CallResult<Space>>;
  };
  tasks: {
    /** Add a task by hand. */
    create: (input: {
      body: {
        title: string;
        assigneeId?: string | null;
        dueOn?: string | null;
        spaceId?: string;
      };
    }, options?: CallOptions) => Promise<CallResult<Task>>;
    /** Tasks of a space, newest first or by due date. */
    list: (input?: {
      query?: {
        spaceId?: string;
        cursor?: string;
        limit?: number;
        status?: TaskStatus;
        assigneeId?: string;
        sessionId?: string;
        due?: "overdue";
        text?: string;
        order?: "created" | "due";
      };
    }, options?: CallOptions) => Promise<CallResult<{
      items: Task[];
      nextCursor: string | null;
    }>>;
    /** Delete a task. */
    delete: (input: {
      params: {
        id: string;
      };
      query?: {
        spaceId?: string;
      };
    }, options?: CallOptions) => Promise<CallResult<undefined>>;
    /** A task with its history. */
    get: (input: {
      params: {
        id: string;
      };
      query?: {
        spaceId?: string;
      };
    }, options?: CallOptions) => Promise<CallResult<TaskDetail>>;
    /** Accept, edit, complete or dismiss a task. */
    update: (input: {
      params: {
        id: string;
      };
      query?: {
        spaceId?: string;
      };
      body?: {
        title?: string;
        status?: "OPEN" | "DONE" | "DISMISSED";
        assigneeId?: string | null;
        dueOn?: string | null;
        basedOn?: string;
      };
    }, options?: CallOptions) => Promise<CallResult<Task>>;
  };
  transcription: {
    /** Make a participant who is present the transcription host; hosts only. */
    setHost: (input: {
      params: {
        slug: string;
      };
      body: {
        identity: string;
      };
    }, options?: CallOptions) => Promise<CallResult<TranscriptionControl>>;
    /** Stop listening for a while; hosts only. What is said meanwhile is shown as a gap. */
    pause: (input: {
      params: {
        slug: string;
      };
    }, options?: CallOptions) => Promise<CallResult<TranscriptionControl>>;
    /** Let the transcriber take the tracks from the room itself, or stop that; hosts only. */
    setServerCapture: (input: {
      params: {
        slug: string;
      };
      body: {
        on: boolean;
      };
    }, options?: CallOptions) => Promise<CallResult<TranscriptionControl>>;
    /** Transcribe the room; hosts only. Says which limit refuses and when it frees. */
    start: (input: {
      params: {
        slug: string;
      };
    }, options?: CallOptions) => Promise<CallResult<TranscriptionControl>>;
    /** Stop transcribing the room; hosts only. */
    stop: (input: {
      params: {
        slug: string;
      };
    }, options?: CallOptions) => Promise<CallResult<TranscriptionControl>>;
    /** A ticket for the realtime socket, good for an hour at most; join first. A refusal says which limit, and when it frees. */
    ticket: (input: {
      params: {
        slug: string;
      };
      body?: {
        speak?: boolean;
      };
    }, options?: CallOptions) => Promise<CallResult<{
      url: string;
      ticket: string;
      identity: string;
      lineKey: string;
      capabilities: ("speak" | "listen")[];
      expiresAt: string;
    }>>;
    /** What transcription did and cost so far, by participant and for the session. */
    usage: (input: {
      params: {
        slug: string;
      };
    }, options?: CallOptions) => Promise<CallResult<SessionUsage>>;
    /** Who hears here, and which languages; none while no transcriber is up. */
    languages: (input?: Record<string, never>, options?: CallOptions) => Promise<CallResult<{
      engine: string | null;
      languages: OfferedLanguage[];
    }>>;
    /** Totals of a space's sessions that started in a period; the last 30 days by default. */
    stats: (input?: {
      query?: {
        spaceId?: string;
        from?: string;
        until?: string;
      };
    }, options?: CallOptions) => Promise<CallResult<{
      from: string;
      until: string;
      sessions: number;
      speechSeconds: number;
      seconds: number;
      coverage: number | null;
      billedSeconds: number;
      finals: number;
    }>>;
    /** What is saved of a session's usage. It is stored as it goes: asking, once or often, neither adds nor loses anything. */
    saveUsage: (input: {
      body: {
        slug: string;
      };
    }, options?: CallOptions) => Promise<CallResult<{
      savedUntil: string | null;
      usage: SessionUsage;
    }>>;
  };
  transcripts: {
    /** What was said while a guest was in a session, after its end and for as long as its space lets guests read it. NOT_FOUND to all others: members read the transcript. */
    getOwn: (input: {
      params: {
        slug: string;
      };
      query?: {
        format?: "json" | "txt" | "md";
        after?: number;
        limit?: number;
      };
    }, options?: CallOptions) => Promise<CallResult<OwnTranscript>>;
    /** What was said while a guest was in a session, after its end and for as long as its space lets guests read it. NOT_FOUND to all others: members read the transcript.; as the text it is. */
    getOwnText: (input: {
      params: {
        slug: string;
      };
      query?: {
        format?: "json" | "txt" | "md";
        after?: number;
        limit?: number;
      };
    }, options?: CallOptions) => Promise<CallResult<string>>;
    /** What was said and is stored. */
    get: (input: {
      params: {
        slug: string;
      };
      query?: {
        format?: TranscriptFormat;
        after?: number;
        limit?: number;
      };
    }, options?: CallOptions) => Promise<CallResult<Transcript>>;
    /** What was said and is stored; as the text it is. */
    getText: (input: {
      params: {
        slug: string;
      };
      query?: {
        format?: TranscriptFormat;
        after?: number;
        limit?: number;
      };
    }, options?: CallOptions) => Promise<CallResult<string>>;
    /** What was said and is stored; as the file it is. */
    getFile: (input: {
      params: {
        slug: string;
      };
      query?: {
        format?: TranscriptFormat;
        after?: number;
        limit?: number;
      };
    }, options?: CallOptions) => Promise<CallResult<Blob>>;
    /** The finalised document of an ended session, as it is stored. */
    getRaw: (input: {
      params: {
        slug: string;
      };
    }, options?: CallOptions) => Promise<CallResult<TranscriptDocument>>;
    /** Correct the text or the speaker of what was written, once the session has ended; members of the space only. What was recognised stays, and so does who corrected it. */
    correctSegment: (input: {
      params: {
        slug: string;
        id: string;
      };
      body: {
        text?: string | null;
        identity?: string | null;
        basedOn: number;
      };
    }, options?: CallOptions) => Promise<CallResult<TranscriptSegment>>;
    /** What was recognised, and the corrections of it in the order they were made; of very many the newest hundred. Members of the space only. */
    listCorrections: (input: {
      params: {
        slug: string;
        id: string;
      };
    }, options?: CallOptions) => Promise<CallResult<{
      items: SegmentCorrection[];
    }>>;
  };
}

export const endpoints = {
  analysis: {
    get: "GET /api/sessions/{slug}/analysis",
    retry: "POST /api/sessions/{slug}/analysis/retry",
    listVersions: "GET /api/sessions/{slug}/analysis/versions",
  },
  apiKeys: {
    create: "POST /api/api-keys",
    list: "GET /api/api-keys",
    revoke: "DELETE /api/api-keys/{id}",
  },
  bars: {
    list: "GET /api/sessions/{slug}/bars",
    lift: "DELETE /api/sessions/{slug}/bars/{identity}",
  },
  catchUp: {
    get: "GET /api/sessions/{slug}/catch-up",
  },
  chat: {
    list: "GET /api/sessions/{slug}/chat",
    delete: "DELETE /api/sessions/{slug}/chat/{id}",
  },
  connectionTest: {
    start: "POST /api/sessions/{slug}/connection-test",
  },
  glossary: {
    add: "POST /api/spaces/{id}/glossary",
    list: "GET /api/spaces/{id}/glossary",
    change: "PATCH /api/spaces/{id}/glossary/{termId}",
    delete: "DELETE /api/spaces/{id}/glossary/{termId}",
  },
  hands: {
    lowerAll: "DELETE /api/sessions/{slug}/hands",
    lower: "DELETE /api/sessions/{slug}/participants/{identity}/hand",
    raise: "PUT /api/sessions/{slug}/participants/{identity}/hand",
  },
  identity: {
    signAvatarUpload: "GET /api/identity/avatar/sign",
    uploadAvatar: "POST /api/identity/avatar/upload",
    getProfile: "GET /api/identity/profile",
    updateProfile: "PATCH /api/identity/profile",
    listSignInMethods: "GET /api/identity/sign-in-methods",
    unlinkSignInMethod: "DELETE /api/identity/sign-in-methods/{id}",
    listOfferedSignInMethods: "GET /api/identity/sign-in-ways",
    signOutEverywhere: "POST /api/identity/sign-out-everywhere",
  },
  invitations: {
    revoke: "DELETE /api/invitations/{id}",
    accept: "POST /api/invitations/{token}/accept",
    preview: "GET /api/invitations/{token}/preview",
    create: "POST /api/spaces/{id}/invitations",
    list: "GET /api/spaces/{id}/invitations",
  },
  invitees: {
    list: "GET /api/sessions/{slug}/invitees",
    set: "PUT /api/sessions/{slug}/invitees",
  },
  lobby: {
    ask: "POST /api/sessions/{slug}/lobby",
    list: "GET /api/sessions/{slug}/lobby",
    admitAll: "POST /api/sessions/{slug}/lobby/admit",
    denyAll: "POST /api/sessions/{slug}/lobby/deny",
    wait: "GET /api/sessions/{slug}/lobby/mine",
    withdraw: "POST /api/sessions/{slug}/lobby/withdraw",
    admit: "POST /api/sessions/{slug}/lobby/{id}/admit",
    deny: "POST /api/sessions/{slug}/lobby/{id}/deny",
  },
  marks: {
    list: "GET /api/sessions/{slug}/marks",
    set: "POST /api/sessions/{slug}/marks",
    remove: "DELETE /api/sessions/{slug}/marks/{id}",
  },
  members: {
    list: "GET /api/spaces/{id}/members",
    changeRole: "PATCH /api/spaces/{id}/members/{userId}",
    remove: "DELETE /api/spaces/{id}/members/{userId}",
  },
  moderation: {
    muteAll: "POST /api/sessions/{slug}/mute",
    askToUnmute: "POST /api/sessions/{slug}/participants/{identity}/ask-to-unmute",
    endSpotlight: "DELETE /api/sessions/{slug}/spotlight",
    setSpotlight: "PUT /api/sessions/{slug}/spotlight",
  },
  operations: {
    health: "GET /api/health",
    ready: "GET /api/ready",
  },
  participants: {
    list: "GET /api/sessions/{slug}/participants",
    join: "POST /api/sessions/{slug}/participants/join",
    leave: "POST /api/sessions/{slug}/participants/leave",
    changeRole: "PATCH /api/sessions/{slug}/participants/{identity}",
    get: "GET /api/sessions/{slug}/participants/{identity}",
    remove: "DELETE /api/sessions/{slug}/participants/{identity}",
    mute: "POST /api/sessions/{slug}/participants/{identity}/mute",
    token: "GET /api/sessions/{slug}/token",
  },
  recapShares: {
    create: "POST /api/sessions/{slug}/shares",
    list: "GET /api/sessions/{slug}/shares",
    revoke: "DELETE /api/sessions/{slug}/shares/{id}",
    get: "GET /api/shares/{token}",
  },
  rooms: {
    create: "POST /api/rooms",
    list: "GET /api/rooms",
    delete: "DELETE /api/rooms/{slug}",
    get: "GET /api/rooms/{slug}",
    update: "PATCH /api/rooms/{slug}",
    getOpenItems: "GET /api/rooms/{slug}/open-items",
    open: "POST /api/rooms/{slug}/session",
  },
  search: {
    find: "GET /api/search",
  },
  sessions: {
    create: "POST /api/sessions",
    list: "GET /api/sessions",
    delete: "DELETE /api/sessions/{slug}",
    get: "GET /api/sessions/{slug}",
    update: "PATCH /api/sessions/{slug}",
    end: "POST /api/sessions/{slug}/end",
    stage: "GET /api/sessions/{slug}/stage",
  },
  spaces: {
    create: "POST /api/spaces",
    list: "GET /api/spaces",
    delete: "DELETE /api/spaces/{id}",
    update: "PATCH /api/spaces/{id}",
    changeMode: "PATCH /api/spaces/{id}/mode",
    setActive: "POST /api/spaces/{id}/set-active",
  },
  tasks: {
    create: "POST /api/tasks",
    list: "GET /api/tasks",
    delete: "DELETE /api/tasks/{id}",
    get: "GET /api/tasks/{id}",
    update: "PATCH /api/tasks/{id}",
  },
  transcription: {
    setHost: "POST /api/sessions/{slug}/transcription-host",
    pause: "POST /api/sessions/{slug}/transcription/pause",
    setServerCapture: "PUT /api/sessions/{slug}/transcription/server-capture",
    start: "POST /api/sessions/{slug}/transcription/start",
    stop: "POST /api/sessions/{slug}/transcription/stop",
    ticket: "POST /api/sessions/{slug}/transcription/ticket",
    usage: "GET /api/sessions/{slug}/transcription/usage",
    languages: "GET /api/transcription/languages",
    stats: "GET /api/transcription/stats",
    saveUsage: "POST /api/transcription/usage/save",
  },
  transcripts: {
    getOwn: "GET /api/sessions/{slug}/own-transcript",
    getOwnText: "GET /api/sessions/{slug}/own-transcript text",
    get: "GET /api/sessions/{slug}/transcript",
    getText: "GET /api/sessions/{slug}/transcript text",
    getFile: "GET /api/sessions/{slug}/transcript file",
    getRaw: "GET /api/sessions/{slug}/transcript/raw",
    correctSegment: "PATCH /api/sessions/{slug}/transcript/segments/{id}",
    listCorrections: "GET /api/sessions/{slug}/transcript/segments/{id}/corrections",
  },
} as const;
