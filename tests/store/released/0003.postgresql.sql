CREATE TABLE public.account (
    id integer NOT NULL,
    name character varying(120) NOT NULL,
    email character varying(254) NOT NULL,
    password_hash character varying(200) NOT NULL,
    is_organiser boolean NOT NULL,
    language character varying(8) NOT NULL,
    created_at timestamp without time zone NOT NULL
);
CREATE SEQUENCE public.account_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.account_id_seq OWNED BY public.account.id;
CREATE TABLE public.act (
    id integer NOT NULL,
    opening_id integer NOT NULL,
    kind character varying(16) NOT NULL,
    number integer NOT NULL,
    by_id integer,
    at timestamp without time zone NOT NULL
);
CREATE SEQUENCE public.act_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.act_id_seq OWNED BY public.act.id;
CREATE TABLE public.action (
    id integer NOT NULL,
    workshop_id integer NOT NULL,
    text character varying(1000) NOT NULL,
    owner character varying(160) NOT NULL,
    due_on date,
    status character varying(8) NOT NULL,
    at timestamp without time zone NOT NULL,
    by_id integer,
    edited_at timestamp without time zone,
    removed_at timestamp without time zone
);
CREATE SEQUENCE public.action_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.action_id_seq OWNED BY public.action.id;
CREATE TABLE public.agenda_item (
    id integer NOT NULL,
    meeting_id integer NOT NULL,
    day date NOT NULL,
    starts time without time zone,
    ends time without time zone,
    kind character varying(8) NOT NULL,
    title character varying(280) NOT NULL,
    place character varying(160) NOT NULL,
    who character varying(280) NOT NULL,
    workshop_id integer,
    CONSTRAINT ck_agenda_item_kind CHECK (((kind)::text = ANY ((ARRAY['item'::character varying, 'session'::character varying, 'trip'::character varying, 'break'::character varying])::text[])))
);
CREATE SEQUENCE public.agenda_item_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.agenda_item_id_seq OWNED BY public.agenda_item.id;
CREATE TABLE public.alembic_version (
    version_num character varying(32) NOT NULL
);
CREATE TABLE public.attendee (
    id integer NOT NULL,
    meeting_id integer NOT NULL,
    device_id integer NOT NULL,
    organisation_id integer NOT NULL,
    partner_type character varying(16) NOT NULL,
    country character varying(8) NOT NULL,
    languages character varying(40) NOT NULL,
    joined_at timestamp without time zone NOT NULL
);
CREATE SEQUENCE public.attendee_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.attendee_id_seq OWNED BY public.attendee.id;
CREATE TABLE public.ballot (
    id integer NOT NULL,
    vote_id integer NOT NULL,
    participant_id integer NOT NULL,
    number integer NOT NULL,
    changed_at timestamp without time zone NOT NULL,
    done_at timestamp without time zone,
    abstained_at timestamp without time zone
);
CREATE SEQUENCE public.ballot_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.ballot_id_seq OWNED BY public.ballot.id;
CREATE TABLE public.barrier_link (
    barrier_id integer NOT NULL,
    possibility_id integer NOT NULL,
    workshop_id integer NOT NULL,
    remover character varying(8) NOT NULL,
    at timestamp without time zone NOT NULL,
    by_id integer
);
CREATE TABLE public.board_action (
    id integer NOT NULL,
    workshop_id integer NOT NULL,
    kind character varying(24) NOT NULL,
    before json NOT NULL,
    after json NOT NULL,
    by_id integer,
    at timestamp without time zone NOT NULL,
    undone_at timestamp without time zone,
    undone_by_id integer
);
CREATE SEQUENCE public.board_action_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.board_action_id_seq OWNED BY public.board_action.id;
CREATE TABLE public.breakdown (
    vote_id integer NOT NULL,
    axis character varying(12) NOT NULL,
    figures text NOT NULL,
    at timestamp without time zone NOT NULL,
    by_id integer,
    CONSTRAINT ck_breakdown_axis CHECK (((axis)::text = ANY ((ARRAY['partner_type'::character varying, 'country'::character varying, 'organisation'::character varying])::text[])))
);
CREATE TABLE public.cluster (
    id integer NOT NULL,
    workshop_id integer NOT NULL,
    question_id integer NOT NULL,
    list character varying(12) NOT NULL,
    letter integer NOT NULL,
    name character varying(400) NOT NULL,
    created_at timestamp without time zone NOT NULL,
    created_by_id integer,
    drafted_by_id integer,
    parent_id integer,
    merged_into_id integer,
    removed_at timestamp without time zone,
    promoted_at timestamp without time zone,
    CONSTRAINT ck_cluster_list CHECK (((list)::text = ANY (ARRAY[('possibility'::character varying)::text, ('barrier'::character varying)::text])))
);
CREATE SEQUENCE public.cluster_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.cluster_id_seq OWNED BY public.cluster.id;
CREATE TABLE public.continuation (
    id integer NOT NULL,
    workshop_id integer NOT NULL,
    device_id integer NOT NULL,
    code_hash character varying(64) NOT NULL,
    expires_at timestamp without time zone NOT NULL,
    used_at timestamp without time zone
);
CREATE SEQUENCE public.continuation_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.continuation_id_seq OWNED BY public.continuation.id;
CREATE TABLE public.decision (
    id integer NOT NULL,
    workshop_id integer NOT NULL,
    text character varying(1000) NOT NULL,
    how character varying(12) NOT NULL,
    in_favour integer,
    against integer,
    abstained integer,
    body character varying(160) NOT NULL,
    at timestamp without time zone NOT NULL,
    by_id integer,
    edited_at timestamp without time zone,
    removed_at timestamp without time zone
);
CREATE SEQUENCE public.decision_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.decision_id_seq OWNED BY public.decision.id;
CREATE TABLE public.device (
    id integer NOT NULL,
    created_at timestamp without time zone NOT NULL
);
CREATE SEQUENCE public.device_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.device_id_seq OWNED BY public.device.id;
CREATE TABLE public.device_key (
    id integer NOT NULL,
    device_id integer NOT NULL,
    token_hash character varying(64) NOT NULL
);
CREATE SEQUENCE public.device_key_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.device_key_id_seq OWNED BY public.device_key.id;
CREATE TABLE public.door_closing (
    id integer NOT NULL,
    workshop_id integer NOT NULL,
    closed_at timestamp without time zone NOT NULL,
    closed_by_id integer,
    opened_at timestamp without time zone,
    opened_by_id integer
);
CREATE SEQUENCE public.door_closing_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.door_closing_id_seq OWNED BY public.door_closing.id;
CREATE TABLE public.dot (
    ballot_id integer NOT NULL,
    cluster_id integer NOT NULL,
    marks integer NOT NULL,
    cap integer NOT NULL,
    CONSTRAINT ck_dot_within_cap CHECK (((marks >= 1) AND (marks <= cap) AND (cap <= 3)))
);
CREATE TABLE public.enough (
    opening_id integer NOT NULL,
    participant_id integer NOT NULL,
    at timestamp without time zone NOT NULL
);
CREATE TABLE public.erasure (
    id integer NOT NULL,
    kind character varying(12) NOT NULL,
    number integer NOT NULL,
    by_id integer,
    at timestamp without time zone NOT NULL
);
CREATE SEQUENCE public.erasure_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.erasure_id_seq OWNED BY public.erasure.id;
CREATE TABLE public.filed (
    id integer NOT NULL,
    meeting_id integer NOT NULL,
    stage_id integer NOT NULL,
    number integer NOT NULL,
    checksum character varying(64) NOT NULL,
    redacted_at timestamp without time zone,
    report text
);
CREATE TABLE public.filed_file (
    id integer NOT NULL,
    filed_id integer NOT NULL,
    format character varying(8) NOT NULL,
    language character varying(8) NOT NULL,
    name character varying(255) NOT NULL,
    checksum character varying(64) NOT NULL,
    content bytea
);
CREATE SEQUENCE public.filed_file_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.filed_file_id_seq OWNED BY public.filed_file.id;
CREATE SEQUENCE public.filed_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.filed_id_seq OWNED BY public.filed.id;
CREATE TABLE public.hands (
    vote_id integer NOT NULL,
    cluster_id integer NOT NULL,
    hands integer NOT NULL,
    at timestamp without time zone NOT NULL,
    by_id integer,
    CONSTRAINT ck_hands_hands CHECK ((hands >= 0))
);
CREATE TABLE public.header (
    meeting_id integer NOT NULL,
    programme character varying(160) NOT NULL,
    project character varying(160) NOT NULL,
    acronym character varying(40) NOT NULL,
    project_number character varying(40) NOT NULL,
    activity character varying(160) NOT NULL,
    deliverable character varying(160) NOT NULL,
    host character varying(160) NOT NULL,
    chair character varying(160) NOT NULL,
    minute_taker character varying(160) NOT NULL,
    distribution character varying(500) NOT NULL,
    funding character varying(500) NOT NULL,
    signed integer,
    without_phone integer,
    edition integer NOT NULL,
    edited_at timestamp without time zone,
    edited_by_id integer
);
CREATE TABLE public.idea (
    id integer NOT NULL,
    workshop_id integer NOT NULL,
    question_id integer NOT NULL,
    list character varying(12) NOT NULL,
    text character varying(280) NOT NULL,
    language character varying(8) NOT NULL,
    author_id integer,
    source character varying(8) NOT NULL,
    practice boolean NOT NULL,
    late boolean NOT NULL,
    at timestamp without time zone NOT NULL,
    original_text character varying(280),
    edited_at timestamp without time zone,
    edited_by_id integer,
    withdrawn_at timestamp without time zone,
    hidden_at timestamp without time zone,
    hidden_by_id integer,
    hidden_reason character varying(280) NOT NULL,
    among_id integer,
    CONSTRAINT ck_idea_list CHECK (((list)::text = ANY (ARRAY[('possibility'::character varying)::text, ('barrier'::character varying)::text])))
);
CREATE SEQUENCE public.idea_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.idea_id_seq OWNED BY public.idea.id;
CREATE TABLE public.invitation (
    id integer NOT NULL,
    workshop_id integer,
    token_hash character varying(64) NOT NULL,
    created_at timestamp without time zone NOT NULL,
    created_by_id integer,
    expires_at timestamp without time zone NOT NULL,
    used_at timestamp without time zone,
    used_by_id integer,
    for_account_id integer
);
CREATE SEQUENCE public.invitation_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.invitation_id_seq OWNED BY public.invitation.id;
CREATE TABLE public.lease (
    participant_id integer NOT NULL,
    workshop_id integer NOT NULL,
    idea_id integer NOT NULL,
    until timestamp without time zone NOT NULL
);
CREATE TABLE public.meeting (
    id integer NOT NULL,
    series_id integer,
    title character varying(160) NOT NULL,
    place character varying(160) NOT NULL,
    starts_on date NOT NULL,
    ends_on date NOT NULL,
    language character varying(8) NOT NULL,
    note character varying(1000) NOT NULL,
    created_by_id integer,
    created_at timestamp without time zone NOT NULL,
    keep_until date,
    people_until date,
    people_erased_at timestamp without time zone
);
CREATE SEQUENCE public.meeting_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.meeting_id_seq OWNED BY public.meeting.id;
CREATE TABLE public.name_proposal (
    cluster_id integer NOT NULL,
    participant_id integer NOT NULL,
    name character varying(120) NOT NULL,
    at timestamp without time zone NOT NULL
);
CREATE TABLE public.offer_decline (
    workshop_id integer NOT NULL,
    offer character varying(60) NOT NULL,
    by_id integer,
    at timestamp without time zone NOT NULL
);
CREATE TABLE public.opening (
    id integer NOT NULL,
    workshop_id integer NOT NULL,
    step_id integer NOT NULL,
    opened_at timestamp without time zone NOT NULL,
    opened_by_id integer,
    ends_at timestamp without time zone,
    closed_at timestamp without time zone,
    ideas_each integer
);
CREATE SEQUENCE public.opening_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.opening_id_seq OWNED BY public.opening.id;
CREATE TABLE public.organisation (
    id integer NOT NULL,
    meeting_id integer NOT NULL,
    name character varying(160) NOT NULL,
    partner_type character varying(16) NOT NULL,
    country character varying(8) NOT NULL,
    expected boolean NOT NULL
);
CREATE SEQUENCE public.organisation_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.organisation_id_seq OWNED BY public.organisation.id;
CREATE TABLE public.participant (
    id integer NOT NULL,
    workshop_id integer NOT NULL,
    device_id integer NOT NULL,
    attendee_id integer,
    name character varying(80),
    language character varying(8) NOT NULL,
    joined_at timestamp without time zone NOT NULL,
    theme_team_since timestamp without time zone,
    volunteered_at timestamp without time zone,
    removed_at timestamp without time zone,
    on_paper boolean DEFAULT false NOT NULL,
    CONSTRAINT ck_participant_team_is_present CHECK (((theme_team_since IS NULL) OR (removed_at IS NULL)))
);
CREATE SEQUENCE public.participant_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.participant_id_seq OWNED BY public.participant.id;
CREATE TABLE public.person (
    id integer NOT NULL,
    meeting_id integer NOT NULL,
    name character varying(120) NOT NULL,
    organisation character varying(160) NOT NULL,
    role character varying(120) NOT NULL,
    expected boolean NOT NULL,
    signed boolean NOT NULL
);
CREATE SEQUENCE public.person_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.person_id_seq OWNED BY public.person.id;
CREATE TABLE public.placement (
    id integer NOT NULL,
    workshop_id integer NOT NULL,
    idea_id integer NOT NULL,
    participant_id integer NOT NULL,
    answer character varying(8) NOT NULL,
    cluster_id integer,
    suggestion character varying(80) NOT NULL,
    at timestamp without time zone NOT NULL,
    voided_at timestamp without time zone,
    CONSTRAINT ck_placement_answer CHECK ((((answer)::text = 'topic'::text) = (cluster_id IS NOT NULL)))
);
CREATE SEQUENCE public.placement_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.placement_id_seq OWNED BY public.placement.id;
CREATE TABLE public.projector_link (
    id integer NOT NULL,
    workshop_id integer NOT NULL,
    token_hash character varying(64) NOT NULL,
    created_at timestamp without time zone NOT NULL,
    created_by_id integer,
    revoked_at timestamp without time zone
);
CREATE SEQUENCE public.projector_link_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.projector_link_id_seq OWNED BY public.projector_link.id;
CREATE TABLE public.publication (
    id integer NOT NULL,
    filed_id integer NOT NULL,
    token character varying(64) NOT NULL,
    at timestamp without time zone NOT NULL,
    by_id integer,
    revoked_at timestamp without time zone
);
CREATE SEQUENCE public.publication_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.publication_id_seq OWNED BY public.publication.id;
CREATE TABLE public.push (
    id integer NOT NULL,
    workshop_id integer NOT NULL,
    audience character varying(10) NOT NULL
);
CREATE SEQUENCE public.push_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.push_id_seq OWNED BY public.push.id;
CREATE TABLE public.question (
    id integer NOT NULL,
    workshop_id integer NOT NULL,
    "position" integer NOT NULL,
    prompt character varying(280) NOT NULL,
    possibility_label character varying(40) NOT NULL,
    barrier_label character varying(40) NOT NULL
);
CREATE SEQUENCE public.question_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.question_id_seq OWNED BY public.question.id;
CREATE TABLE public.quote (
    id integer NOT NULL,
    meeting_id integer NOT NULL,
    text character varying(1000) NOT NULL,
    person character varying(120) NOT NULL,
    organisation character varying(160) NOT NULL,
    consent character varying(280) NOT NULL,
    at timestamp without time zone NOT NULL,
    by_id integer
);
CREATE SEQUENCE public.quote_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.quote_id_seq OWNED BY public.quote.id;
CREATE TABLE public.receipt (
    id integer NOT NULL,
    actor character varying(80) NOT NULL,
    key character varying(64) NOT NULL,
    body_hash character varying(64) NOT NULL,
    changes json NOT NULL,
    at timestamp without time zone NOT NULL
);
CREATE SEQUENCE public.receipt_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.receipt_id_seq OWNED BY public.receipt.id;
CREATE TABLE public.removal (
    id integer NOT NULL,
    workshop_id integer NOT NULL,
    device_id integer NOT NULL,
    at timestamp without time zone NOT NULL,
    by_id integer,
    let_in_at timestamp without time zone,
    let_in_by_id integer
);
CREATE SEQUENCE public.removal_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.removal_id_seq OWNED BY public.removal.id;
CREATE TABLE public.reveal (
    vote_id integer NOT NULL,
    by_id integer,
    at timestamp without time zone NOT NULL
);
CREATE TABLE public.section (
    meeting_id integer NOT NULL,
    key character varying(24) NOT NULL,
    "position" integer NOT NULL,
    hidden boolean NOT NULL,
    title character varying(120) NOT NULL,
    text text NOT NULL,
    edition integer NOT NULL,
    edited_at timestamp without time zone,
    edited_by_id integer
);
CREATE TABLE public.series (
    id integer NOT NULL,
    name character varying(160) NOT NULL
);
CREATE SEQUENCE public.series_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.series_id_seq OWNED BY public.series.id;
CREATE TABLE public.settlement (
    idea_id integer NOT NULL,
    workshop_id integer NOT NULL,
    cluster_id integer NOT NULL,
    at timestamp without time zone NOT NULL,
    by_id integer
);
CREATE TABLE public.sign_in (
    id integer NOT NULL,
    account_id integer NOT NULL,
    token_hash character varying(64) NOT NULL,
    created_at timestamp without time zone NOT NULL,
    expires_at timestamp without time zone NOT NULL,
    ended_at timestamp without time zone
);
CREATE SEQUENCE public.sign_in_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.sign_in_id_seq OWNED BY public.sign_in.id;
CREATE TABLE public.stage (
    id integer NOT NULL,
    meeting_id integer NOT NULL,
    kind character varying(8) NOT NULL,
    until date,
    approved_by character varying(160) NOT NULL,
    approved_on date,
    how character varying(280) NOT NULL,
    note character varying(500) NOT NULL,
    at timestamp without time zone NOT NULL,
    by_id integer,
    CONSTRAINT ck_stage_kind CHECK (((kind)::text = ANY ((ARRAY['comments'::character varying, 'approved'::character varying, 'reopened'::character varying])::text[])))
);
CREATE SEQUENCE public.stage_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.stage_id_seq OWNED BY public.stage.id;
CREATE TABLE public.step (
    id integer NOT NULL,
    workshop_id integer NOT NULL,
    "position" integer NOT NULL,
    kind character varying(10) NOT NULL,
    title character varying(80),
    minutes integer NOT NULL,
    CONSTRAINT ck_step_kind CHECK (((kind)::text = ANY (ARRAY[('practice'::character varying)::text, ('collect'::character varying)::text, ('cluster'::character varying)::text, ('vote'::character varying)::text, ('results'::character varying)::text, ('pause'::character varying)::text]))),
    CONSTRAINT ck_step_minutes CHECK (((minutes >= 0) AND (minutes <= 240)))
);
CREATE SEQUENCE public.step_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.step_id_seq OWNED BY public.step.id;
CREATE TABLE public.step_question (
    step_id integer NOT NULL,
    question_id integer NOT NULL
);
CREATE TABLE public.together (
    id integer NOT NULL,
    workshop_id integer NOT NULL,
    axis character varying(12) NOT NULL,
    members character varying(160) NOT NULL,
    CONSTRAINT ck_together_axis CHECK (((axis)::text = ANY ((ARRAY['partner_type'::character varying, 'country'::character varying])::text[])))
);
CREATE SEQUENCE public.together_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.together_id_seq OWNED BY public.together.id;
CREATE TABLE public.upload (
    id integer NOT NULL,
    meeting_id integer,
    series_id integer,
    kind character varying(8) NOT NULL,
    name character varying(160) NOT NULL,
    mime_type character varying(80) NOT NULL,
    width integer,
    height integer,
    caption character varying(280) NOT NULL,
    alternative character varying(500) NOT NULL,
    "position" integer NOT NULL,
    at timestamp without time zone NOT NULL,
    by_id integer,
    content bytea,
    CONSTRAINT ck_upload_kind CHECK (((kind)::text = ANY ((ARRAY['photo'::character varying, 'scan'::character varying, 'emblem'::character varying, 'template'::character varying])::text[])))
);
CREATE SEQUENCE public.upload_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.upload_id_seq OWNED BY public.upload.id;
CREATE TABLE public.vote (
    id integer NOT NULL,
    workshop_id integer NOT NULL,
    opening_id integer NOT NULL,
    opened_at timestamp without time zone NOT NULL,
    opened_by_id integer,
    closed_at timestamp without time zone,
    stopped_at timestamp without time zone,
    stopped_by_id integer,
    stop_reason character varying(280) NOT NULL,
    hands_voted integer
);
CREATE SEQUENCE public.vote_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.vote_id_seq OWNED BY public.vote.id;
CREATE TABLE public.vote_list (
    id integer NOT NULL,
    vote_id integer NOT NULL,
    question_id integer NOT NULL,
    list character varying(12) NOT NULL,
    dots integer NOT NULL,
    cap integer NOT NULL,
    CONSTRAINT ck_vote_list_cap CHECK (((cap >= 1) AND (cap <= 3))),
    CONSTRAINT ck_vote_list_dots CHECK ((dots >= 0))
);
CREATE SEQUENCE public.vote_list_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.vote_list_id_seq OWNED BY public.vote_list.id;
CREATE TABLE public.vote_topic (
    vote_list_id integer NOT NULL,
    cluster_id integer NOT NULL
);
CREATE TABLE public.withheld (
    idea_id integer NOT NULL,
    reason character varying(280) NOT NULL,
    at timestamp without time zone NOT NULL,
    by_id integer
);
CREATE TABLE public.workshop (
    id integer NOT NULL,
    meeting_id integer NOT NULL,
    title character varying(160) NOT NULL,
    language character varying(8) NOT NULL,
    code character varying(6) NOT NULL,
    state character varying(8) NOT NULL,
    current_opening_id integer,
    naming character varying(10) NOT NULL,
    open_vote boolean NOT NULL,
    text_limit integer NOT NULL,
    ideas_each integer,
    dots_each integer,
    dot_cap integer NOT NULL,
    wifi_name character varying(80),
    wifi_password character varying(80),
    address character varying(200),
    created_at timestamp without time zone NOT NULL,
    rehearsed_at timestamp without time zone,
    lobby_opened_at timestamp without time zone,
    closed_at timestamp without time zone,
    closed_by_id integer,
    look_up_since timestamp without time zone,
    blank boolean NOT NULL,
    page integer NOT NULL,
    shown_list character varying(12) NOT NULL,
    shown_question_id integer,
    most_people integer,
    CONSTRAINT ck_workshop_dot_cap CHECK (((dot_cap >= 1) AND (dot_cap <= 3))),
    CONSTRAINT ck_workshop_most_people CHECK (((most_people >= 1) AND (most_people <= 10000))),
    CONSTRAINT ck_workshop_running CHECK ((((state)::text = 'running'::text) = (current_opening_id IS NOT NULL))),
    CONSTRAINT ck_workshop_state CHECK (((state)::text = ANY (ARRAY[('lobby'::character varying)::text, ('running'::character varying)::text, ('closed'::character varying)::text]))),
    CONSTRAINT ck_workshop_text_limit CHECK (((text_limit >= 40) AND (text_limit <= 280)))
);
CREATE TABLE public.workshop_facilitator (
    workshop_id integer NOT NULL,
    account_id integer NOT NULL,
    since timestamp without time zone NOT NULL
);
CREATE SEQUENCE public.workshop_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.workshop_id_seq OWNED BY public.workshop.id;
ALTER TABLE ONLY public.account ALTER COLUMN id SET DEFAULT nextval('public.account_id_seq'::regclass);
ALTER TABLE ONLY public.act ALTER COLUMN id SET DEFAULT nextval('public.act_id_seq'::regclass);
ALTER TABLE ONLY public.action ALTER COLUMN id SET DEFAULT nextval('public.action_id_seq'::regclass);
ALTER TABLE ONLY public.agenda_item ALTER COLUMN id SET DEFAULT nextval('public.agenda_item_id_seq'::regclass);
ALTER TABLE ONLY public.attendee ALTER COLUMN id SET DEFAULT nextval('public.attendee_id_seq'::regclass);
ALTER TABLE ONLY public.ballot ALTER COLUMN id SET DEFAULT nextval('public.ballot_id_seq'::regclass);
ALTER TABLE ONLY public.board_action ALTER COLUMN id SET DEFAULT nextval('public.board_action_id_seq'::regclass);
ALTER TABLE ONLY public.cluster ALTER COLUMN id SET DEFAULT nextval('public.cluster_id_seq'::regclass);
ALTER TABLE ONLY public.continuation ALTER COLUMN id SET DEFAULT nextval('public.continuation_id_seq'::regclass);
ALTER TABLE ONLY public.decision ALTER COLUMN id SET DEFAULT nextval('public.decision_id_seq'::regclass);
ALTER TABLE ONLY public.device ALTER COLUMN id SET DEFAULT nextval('public.device_id_seq'::regclass);
ALTER TABLE ONLY public.device_key ALTER COLUMN id SET DEFAULT nextval('public.device_key_id_seq'::regclass);
ALTER TABLE ONLY public.door_closing ALTER COLUMN id SET DEFAULT nextval('public.door_closing_id_seq'::regclass);
ALTER TABLE ONLY public.erasure ALTER COLUMN id SET DEFAULT nextval('public.erasure_id_seq'::regclass);
ALTER TABLE ONLY public.filed ALTER COLUMN id SET DEFAULT nextval('public.filed_id_seq'::regclass);
ALTER TABLE ONLY public.filed_file ALTER COLUMN id SET DEFAULT nextval('public.filed_file_id_seq'::regclass);
ALTER TABLE ONLY public.idea ALTER COLUMN id SET DEFAULT nextval('public.idea_id_seq'::regclass);
ALTER TABLE ONLY public.invitation ALTER COLUMN id SET DEFAULT nextval('public.invitation_id_seq'::regclass);
ALTER TABLE ONLY public.meeting ALTER COLUMN id SET DEFAULT nextval('public.meeting_id_seq'::regclass);
ALTER TABLE ONLY public.opening ALTER COLUMN id SET DEFAULT nextval('public.opening_id_seq'::regclass);
ALTER TABLE ONLY public.organisation ALTER COLUMN id SET DEFAULT nextval('public.organisation_id_seq'::regclass);
ALTER TABLE ONLY public.participant ALTER COLUMN id SET DEFAULT nextval('public.participant_id_seq'::regclass);
ALTER TABLE ONLY public.person ALTER COLUMN id SET DEFAULT nextval('public.person_id_seq'::regclass);
ALTER TABLE ONLY public.placement ALTER COLUMN id SET DEFAULT nextval('public.placement_id_seq'::regclass);
ALTER TABLE ONLY public.projector_link ALTER COLUMN id SET DEFAULT nextval('public.projector_link_id_seq'::regclass);
ALTER TABLE ONLY public.publication ALTER COLUMN id SET DEFAULT nextval('public.publication_id_seq'::regclass);
ALTER TABLE ONLY public.push ALTER COLUMN id SET DEFAULT nextval('public.push_id_seq'::regclass);
ALTER TABLE ONLY public.question ALTER COLUMN id SET DEFAULT nextval('public.question_id_seq'::regclass);
ALTER TABLE ONLY public.quote ALTER COLUMN id SET DEFAULT nextval('public.quote_id_seq'::regclass);
ALTER TABLE ONLY public.receipt ALTER COLUMN id SET DEFAULT nextval('public.receipt_id_seq'::regclass);
ALTER TABLE ONLY public.removal ALTER COLUMN id SET DEFAULT nextval('public.removal_id_seq'::regclass);
ALTER TABLE ONLY public.series ALTER COLUMN id SET DEFAULT nextval('public.series_id_seq'::regclass);
ALTER TABLE ONLY public.sign_in ALTER COLUMN id SET DEFAULT nextval('public.sign_in_id_seq'::regclass);
ALTER TABLE ONLY public.stage ALTER COLUMN id SET DEFAULT nextval('public.stage_id_seq'::regclass);
ALTER TABLE ONLY public.step ALTER COLUMN id SET DEFAULT nextval('public.step_id_seq'::regclass);
ALTER TABLE ONLY public.together ALTER COLUMN id SET DEFAULT nextval('public.together_id_seq'::regclass);
ALTER TABLE ONLY public.upload ALTER COLUMN id SET DEFAULT nextval('public.upload_id_seq'::regclass);
ALTER TABLE ONLY public.vote ALTER COLUMN id SET DEFAULT nextval('public.vote_id_seq'::regclass);
ALTER TABLE ONLY public.vote_list ALTER COLUMN id SET DEFAULT nextval('public.vote_list_id_seq'::regclass);
ALTER TABLE ONLY public.workshop ALTER COLUMN id SET DEFAULT nextval('public.workshop_id_seq'::regclass);
INSERT INTO public.account VALUES (1, 'Ada Organiser', 'ada@fjordby.example', '$argon2id$frozen', true, 'da', '2026-10-14 09:00:00');
INSERT INTO public.account VALUES (2, 'Finn Facilitator', 'finn@fjordby.example', '', false, 'en', '2026-10-14 09:00:00');
INSERT INTO public.act VALUES (1, 2, 'wall_shown', 0, NULL, '2026-11-25 21:12:13.392051');
INSERT INTO public.act VALUES (2, 2, 'wall_hidden', 0, NULL, '2026-11-25 21:12:13.397783');
INSERT INTO public.act VALUES (3, 3, 'topics_shown', 0, NULL, '2026-11-25 21:12:13.476155');
INSERT INTO public.act VALUES (4, 3, 'reopened', 1, NULL, '2026-11-25 21:12:13.509806');
INSERT INTO public.act VALUES (5, 3, 'reading', 1, NULL, '2026-11-25 21:12:13.675319');
INSERT INTO public.act VALUES (6, 3, 'topics_accepted', 0, NULL, '2026-11-25 21:12:13.691698');
INSERT INTO public.act VALUES (7, 5, 'agreed_shown', 0, NULL, '2026-11-25 21:12:13.81384');
INSERT INTO public.action VALUES (1, 1, 'Draft a short plan', '', NULL, 'open', '2026-11-25 21:12:13.790925', NULL, '2026-11-25 21:12:13.797675', '2026-11-25 21:12:13.809482');
INSERT INTO public.agenda_item VALUES (1, 1, '2026-10-14', '09:00:00', '10:00:00', 'session', 'Roofs', 'Hall', 'All', 1);
INSERT INTO public.alembic_version VALUES ('0003');
INSERT INTO public.attendee VALUES (1, 1, 1, 2, 'city', 'DK', 'en', '2026-11-25 21:12:13.285347');
INSERT INTO public.attendee VALUES (2, 1, 2, 3, 'company', 'DK', 'en', '2026-11-25 21:12:13.294988');
INSERT INTO public.attendee VALUES (3, 1, 3, 4, 'research', 'DK', 'en', '2026-11-25 21:12:13.299926');
INSERT INTO public.ballot VALUES (2, 2, 2, 1, '2026-11-25 21:12:13.736279', NULL, NULL);
INSERT INTO public.ballot VALUES (1, 2, 1, 1, '2026-11-25 21:12:13.727589', '2026-11-25 21:12:13.741083', NULL);
INSERT INTO public.ballot VALUES (4, 2, 3, 1, '2026-11-25 21:12:13.74495', NULL, '2026-11-25 21:12:13.74495');
INSERT INTO public.barrier_link VALUES (8, 1, 1, 'city', '2026-10-14 09:00:00', NULL);
INSERT INTO public.board_action VALUES (1, 1, 'hidden', '{"topics": {}, "ideas": {"3": {"hidden_at": null, "hidden_reason": ""}}}', '{"topics": {}, "ideas": {"3": {"hidden_at": "2026-11-25T21:12:13.381673+00:00", "hidden_reason": "Twice"}}, "created": [], "voided": [], "what": "Twice"}', NULL, '2026-11-25 21:12:13.381673', NULL, NULL);
INSERT INTO public.board_action VALUES (2, 1, 'shown', '{"topics": {}, "ideas": {"3": {"hidden_at": "2026-11-25T21:12:13.381673+00:00", "hidden_reason": "Twice"}}}', '{"topics": {}, "ideas": {"3": {"hidden_at": null, "hidden_reason": ""}}, "created": [], "voided": [], "what": ""}', NULL, '2026-11-25 21:12:13.387749', NULL, NULL);
INSERT INTO public.board_action VALUES (3, 1, 'drafted', '{"topics": {}, "ideas": {}}', '{"topics": {}, "ideas": {}, "created": [2], "voided": [], "what": "Water"}', NULL, '2026-11-25 21:12:13.431479', NULL, NULL);
INSERT INTO public.board_action VALUES (4, 1, 'drafted', '{"topics": {}, "ideas": {}}', '{"topics": {}, "ideas": {}, "created": [3], "voided": [], "what": "Spare"}', NULL, '2026-11-25 21:12:13.438223', NULL, NULL);
INSERT INTO public.board_action VALUES (5, 1, 'removed', '{"topics": {"3": {"removed_at": null}}, "ideas": {}}', '{"topics": {"3": {"removed_at": "2026-11-25T21:12:13.464396+00:00"}}, "ideas": {}, "created": [], "voided": [], "what": "Spare"}', NULL, '2026-11-25 21:12:13.464396', NULL, NULL);
INSERT INTO public.board_action VALUES (6, 1, 'late_topic', '{"topics": {}, "ideas": {}}', '{"topics": {}, "ideas": {}, "created": [4], "voided": [5], "what": "Bees"}', NULL, '2026-11-25 21:12:13.561269', NULL, NULL);
INSERT INTO public.board_action VALUES (7, 1, 'moved', '{"topics": {}, "ideas": {"3": {"place": null}, "5": {"place": null}}}', '{"topics": {}, "ideas": {"3": {"place": {"cluster_id": 1, "at": "2026-11-25T21:12:13.577352+00:00", "by_id": null}}, "5": {"place": {"cluster_id": 1, "at": "2026-11-25T21:12:13.577352+00:00", "by_id": null}}}, "created": [], "voided": [], "what": "Roofs"}', NULL, '2026-11-25 21:12:13.577352', NULL, NULL);
INSERT INTO public.board_action VALUES (8, 1, 'split', '{"topics": {}, "ideas": {"3": {"place": {"cluster_id": 1, "at": "2026-11-25T21:12:13.577352+00:00", "by_id": null}}}}', '{"topics": {}, "ideas": {"3": {"place": {"cluster_id": 5, "at": "2026-11-25T21:12:13.585530+00:00", "by_id": null}}}, "created": [5], "voided": [], "what": "Old"}', NULL, '2026-11-25 21:12:13.58553', '2026-11-25 21:12:13.594583', NULL);
INSERT INTO public.board_action VALUES (9, 1, 'merged', '{"topics": {"1": {"name": "Roofs"}, "2": {"merged_into_id": null, "removed_at": null}}, "ideas": {"1": {"place": {"cluster_id": 2, "at": "2026-11-25T21:12:13.520803+00:00", "by_id": null}}}}', '{"topics": {"1": {"name": "Roofs / Water"}, "2": {"merged_into_id": 1, "removed_at": "2026-11-25T21:12:13.605961+00:00"}}, "ideas": {"1": {"place": {"cluster_id": 1, "at": "2026-11-25T21:12:13.520803+00:00", "by_id": null}}}, "created": [], "voided": [], "what": "Roofs / Water"}', NULL, '2026-11-25 21:12:13.605961', NULL, NULL);
INSERT INTO public.board_action VALUES (10, 1, 'split_up', '{"topics": {"1": {"removed_at": null}}, "ideas": {"1": {"among_id": null, "place": {"cluster_id": 1, "at": "2026-11-25T21:12:13.520803+00:00", "by_id": null}}, "3": {"among_id": null, "place": {"cluster_id": 1, "at": "2026-11-25T21:12:13.577352+00:00", "by_id": null}}, "5": {"among_id": null, "place": {"cluster_id": 1, "at": "2026-11-25T21:12:13.577352+00:00", "by_id": null}}}}', '{"topics": {"1": {"removed_at": "2026-11-25T21:12:13.616693+00:00"}}, "ideas": {"1": {"among_id": 1, "place": null}, "3": {"among_id": 1, "place": null}, "5": {"among_id": 1, "place": null}}, "created": [6, 7], "voided": [3, 2, 4], "what": "Roofs / Water"}', NULL, '2026-11-25 21:12:13.616693', '2026-11-25 21:12:13.639995', NULL);
INSERT INTO public.board_action VALUES (11, 1, 'promoted', '{"topics": {}, "ideas": {"4": {"place": null}}}', '{"topics": {}, "ideas": {"4": {"place": {"cluster_id": 8, "at": "2026-11-25T21:12:13.664418+00:00", "by_id": null}}}, "created": [8], "voided": [], "what": "Paved garden 1"}', NULL, '2026-11-25 21:12:13.664418', NULL, NULL);
INSERT INTO public.board_action VALUES (12, 1, 'renamed', '{"topics": {"1": {"name": "Roofs / Water"}}, "ideas": {}}', '{"topics": {"1": {"name": "Green roofs"}}, "ideas": {}, "created": [], "voided": [], "what": "Green roofs"}', NULL, '2026-11-25 21:12:13.686432', NULL, NULL);
INSERT INTO public.breakdown VALUES (1, 'country', '{}', '2026-10-14 09:00:00', 1);
INSERT INTO public.cluster VALUES (3, 1, 1, 'possibility', 2, 'Spare', '2026-11-25 21:12:13.438223', NULL, NULL, NULL, NULL, '2026-11-25 21:12:13.464396', NULL);
INSERT INTO public.cluster VALUES (4, 1, 1, 'possibility', 3, 'Bees', '2026-11-25 21:12:13.561269', NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.cluster VALUES (5, 1, 1, 'possibility', 4, 'Old', '2026-11-25 21:12:13.58553', NULL, NULL, 1, NULL, '2026-11-25 21:12:13.594583', NULL);
INSERT INTO public.cluster VALUES (2, 1, 1, 'possibility', 1, 'Water', '2026-11-25 21:12:13.431479', NULL, NULL, NULL, 1, '2026-11-25 21:12:13.605961', NULL);
INSERT INTO public.cluster VALUES (6, 1, 1, 'possibility', 5, 'A', '2026-11-25 21:12:13.616693', NULL, NULL, 1, NULL, '2026-11-25 21:12:13.639995', NULL);
INSERT INTO public.cluster VALUES (7, 1, 1, 'possibility', 6, 'B', '2026-11-25 21:12:13.616693', NULL, NULL, 1, NULL, '2026-11-25 21:12:13.639995', NULL);
INSERT INTO public.cluster VALUES (8, 1, 1, 'barrier', 0, 'Paved garden 1', '2026-11-25 21:12:13.664418', NULL, NULL, NULL, NULL, NULL, '2026-11-25 21:12:13.664418');
INSERT INTO public.cluster VALUES (1, 1, 1, 'possibility', 0, 'Green roofs', '2026-11-25 21:12:13.423233', NULL, 1, NULL, NULL, NULL, NULL);
INSERT INTO public.continuation VALUES (1, 1, 1, 'eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee', '2026-10-14 09:00:00', NULL);
INSERT INTO public.decision VALUES (1, 1, 'Roofs', 'consensus', NULL, NULL, NULL, '', '2026-11-25 21:12:13.777276', NULL, '2026-11-25 21:12:13.782905', '2026-11-25 21:12:13.807326');
INSERT INTO public.device VALUES (1, '2026-11-25 21:12:13.285347');
INSERT INTO public.device VALUES (2, '2026-11-25 21:12:13.294988');
INSERT INTO public.device VALUES (3, '2026-11-25 21:12:13.299926');
INSERT INTO public.device_key VALUES (1, 1, 'device 0');
INSERT INTO public.device_key VALUES (2, 2, 'device 1');
INSERT INTO public.device_key VALUES (3, 3, 'device 2');
INSERT INTO public.door_closing VALUES (1, 1, '2026-10-14 09:00:00', 1, '2026-10-14 09:01:00', 2);
INSERT INTO public.dot VALUES (1, 1, 1, 1);
INSERT INTO public.dot VALUES (2, 1, 1, 1);
INSERT INTO public.enough VALUES (1, 3, '2026-10-14 09:00:00');
INSERT INTO public.erasure VALUES (1, 'participant', 1, 1, '2026-10-14 09:00:00');
INSERT INTO public.filed VALUES (1, 1, 1, 1, 'abc', '2026-10-21 09:00:00', '{}');
INSERT INTO public.filed_file VALUES (1, 1, 'pdf', 'da', 'minutes v1.pdf', 'def', NULL);
INSERT INTO public.hands VALUES (1, 1, 7, '2026-10-14 09:00:00', 1);
INSERT INTO public.header VALUES (1, 'North Sea', 'Green roofs', 'GR', '38-2-7', 'WP 4', 'D 4.1', 'Fjordby', 'Ada', 'Finn', 'All partners', 'Funded', 12, 1, 2, '2026-10-14 09:00:00', 1);
INSERT INTO public.idea VALUES (4, 1, 1, 'barrier', 'Paved garden 1', 'en', 2, 'phone', false, false, '2026-11-25 21:12:13.35578', NULL, NULL, NULL, NULL, NULL, NULL, '', NULL);
INSERT INTO public.idea VALUES (6, 1, 1, 'barrier', 'Paved garden 2', 'en', 3, 'phone', false, false, '2026-11-25 21:12:13.366325', NULL, NULL, NULL, NULL, NULL, NULL, '', NULL);
INSERT INTO public.idea VALUES (2, 1, 1, 'barrier', 'Paved garden 0', 'en', 1, 'phone', false, false, '2026-11-25 21:12:13.345066', NULL, NULL, NULL, '2026-11-25 21:12:13.377444', NULL, NULL, '', NULL);
INSERT INTO public.idea VALUES (1, 1, 1, 'possibility', 'Green roofs', 'en', 1, 'phone', false, false, '2026-11-25 21:12:13.336396', 'Green roof 0', '2026-11-25 21:12:13.371973', NULL, NULL, NULL, NULL, '', NULL);
INSERT INTO public.idea VALUES (3, 1, 1, 'possibility', 'Green roof 1', 'en', 2, 'phone', false, false, '2026-11-25 21:12:13.350418', NULL, NULL, NULL, NULL, NULL, NULL, '', NULL);
INSERT INTO public.idea VALUES (5, 1, 1, 'possibility', 'Green roof 2', 'en', 3, 'phone', false, false, '2026-11-25 21:12:13.361094', NULL, NULL, NULL, NULL, NULL, NULL, '', NULL);
INSERT INTO public.invitation VALUES (1, 1, 'bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb', '2026-10-14 09:00:00', 1, '2026-10-14 09:00:00', '2026-10-14 09:00:00', 2, NULL);
INSERT INTO public.invitation VALUES (2, NULL, 'cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc', '2026-10-14 09:00:00', NULL, '2026-10-14 09:00:00', NULL, NULL, NULL);
INSERT INTO public.lease VALUES (3, 1, 6, '2026-11-25 21:13:13.552764');
INSERT INTO public.meeting VALUES (1, 1, 'Working days', 'Fjordby', '2026-10-14', '2026-10-15', 'en', 'Ærø, Łódź & 東京 ‘quoted’', 1, '2026-10-14 09:00:00', NULL, NULL, NULL);
INSERT INTO public.name_proposal VALUES (1, 1, 'Green roofs', '2026-11-25 21:12:13.680668');
INSERT INTO public.offer_decline VALUES (1, 'big:1', NULL, '2026-11-25 21:12:13.575546');
INSERT INTO public.opening VALUES (1, 1, 1, '2026-11-25 21:12:13.309185', NULL, '2026-11-25 21:13:13.309185', '2026-11-25 21:12:13.325078', NULL);
INSERT INTO public.opening VALUES (2, 1, 2, '2026-11-25 21:12:13.325078', NULL, '2026-11-25 21:18:13.325078', '2026-11-25 21:12:13.456735', 5);
INSERT INTO public.opening VALUES (3, 1, 3, '2026-11-25 21:12:13.456735', NULL, '2026-11-25 21:20:13.456735', '2026-11-25 21:12:13.697149', NULL);
INSERT INTO public.opening VALUES (4, 1, 4, '2026-11-25 21:12:13.697149', NULL, '2026-11-25 21:15:13.697149', '2026-11-25 21:12:13.754584', NULL);
INSERT INTO public.opening VALUES (5, 1, 5, '2026-11-25 21:12:13.754584', NULL, '2026-11-25 21:21:13.754584', '2026-11-25 21:12:13.821375', NULL);
INSERT INTO public.organisation VALUES (1, 1, 'Hafen & Söhne GmbH', 'company', 'DE', true);
INSERT INTO public.organisation VALUES (2, 1, 'Organisation 0', 'city', 'DK', false);
INSERT INTO public.organisation VALUES (3, 1, 'Organisation 1', 'company', 'DK', false);
INSERT INTO public.organisation VALUES (4, 1, 'Organisation 2', 'research', 'DK', false);
INSERT INTO public.participant VALUES (3, 1, 3, 3, NULL, 'en', '2026-11-25 21:12:13.299926', NULL, NULL, NULL, false);
INSERT INTO public.participant VALUES (1, 1, 1, 1, NULL, 'en', '2026-11-25 21:12:13.285347', NULL, NULL, NULL, false);
INSERT INTO public.participant VALUES (4, 1, 1, NULL, NULL, 'en', '2026-11-25 21:12:13.749102', NULL, NULL, NULL, false);
INSERT INTO public.participant VALUES (2, 1, 2, 2, 'Bo Østergård', 'en', '2026-11-25 21:12:13.294988', NULL, NULL, NULL, false);
INSERT INTO public.person VALUES (1, 1, 'Berit', 'Fjordby', 'Mayor', true, true);
INSERT INTO public.placement VALUES (1, 1, 1, 1, 'topic', 1, '', '2026-11-25 21:12:13.497767', '2026-11-25 21:12:13.509806');
INSERT INTO public.placement VALUES (5, 1, 3, 2, 'nowhere', NULL, 'Bees', '2026-11-25 21:12:13.542203', '2026-11-25 21:12:13.561269');
INSERT INTO public.placement VALUES (3, 1, 1, 1, 'topic', 1, '', '2026-11-25 21:12:13.52952', NULL);
INSERT INTO public.placement VALUES (2, 1, 1, 2, 'topic', 2, '', '2026-11-25 21:12:13.520803', NULL);
INSERT INTO public.placement VALUES (4, 1, 3, 1, 'unclear', NULL, '', '2026-11-25 21:12:13.535791', NULL);
INSERT INTO public.projector_link VALUES (1, 1, 'dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd', '2026-10-14 09:00:00', 1, NULL);
INSERT INTO public.publication VALUES (1, 1, 'token', '2026-10-21 09:00:00', 1, '2026-10-22 09:00:00');
INSERT INTO public.push VALUES (1, 1, 'phones');
INSERT INTO public.push VALUES (2, 1, 'projector');
INSERT INTO public.push VALUES (3, 1, 'console');
INSERT INTO public.push VALUES (4, 1, 'phones');
INSERT INTO public.push VALUES (5, 1, 'projector');
INSERT INTO public.push VALUES (6, 1, 'console');
INSERT INTO public.push VALUES (7, 1, 'phones');
INSERT INTO public.push VALUES (8, 1, 'projector');
INSERT INTO public.push VALUES (9, 1, 'console');
INSERT INTO public.push VALUES (10, 1, 'projector');
INSERT INTO public.push VALUES (11, 1, 'console');
INSERT INTO public.push VALUES (12, 1, 'projector');
INSERT INTO public.push VALUES (13, 1, 'console');
INSERT INTO public.push VALUES (14, 1, 'projector');
INSERT INTO public.push VALUES (15, 1, 'console');
INSERT INTO public.push VALUES (16, 1, 'phones');
INSERT INTO public.push VALUES (17, 1, 'projector');
INSERT INTO public.push VALUES (18, 1, 'console');
INSERT INTO public.push VALUES (19, 1, 'phones');
INSERT INTO public.push VALUES (20, 1, 'projector');
INSERT INTO public.push VALUES (21, 1, 'console');
INSERT INTO public.push VALUES (22, 1, 'phones');
INSERT INTO public.push VALUES (23, 1, 'projector');
INSERT INTO public.push VALUES (24, 1, 'console');
INSERT INTO public.push VALUES (25, 1, 'phones');
INSERT INTO public.push VALUES (26, 1, 'projector');
INSERT INTO public.push VALUES (27, 1, 'console');
INSERT INTO public.push VALUES (28, 1, 'phones');
INSERT INTO public.push VALUES (29, 1, 'projector');
INSERT INTO public.push VALUES (30, 1, 'console');
INSERT INTO public.push VALUES (31, 1, 'phones');
INSERT INTO public.push VALUES (32, 1, 'projector');
INSERT INTO public.push VALUES (33, 1, 'console');
INSERT INTO public.push VALUES (34, 1, 'phones');
INSERT INTO public.push VALUES (35, 1, 'projector');
INSERT INTO public.push VALUES (36, 1, 'console');
INSERT INTO public.push VALUES (37, 1, 'phones');
INSERT INTO public.push VALUES (38, 1, 'projector');
INSERT INTO public.push VALUES (39, 1, 'console');
INSERT INTO public.push VALUES (40, 1, 'projector');
INSERT INTO public.push VALUES (41, 1, 'console');
INSERT INTO public.push VALUES (42, 1, 'phones');
INSERT INTO public.push VALUES (43, 1, 'projector');
INSERT INTO public.push VALUES (44, 1, 'console');
INSERT INTO public.push VALUES (45, 1, 'phones');
INSERT INTO public.push VALUES (46, 1, 'projector');
INSERT INTO public.push VALUES (47, 1, 'console');
INSERT INTO public.push VALUES (48, 1, 'phones');
INSERT INTO public.push VALUES (49, 1, 'projector');
INSERT INTO public.push VALUES (50, 1, 'console');
INSERT INTO public.push VALUES (51, 1, 'projector');
INSERT INTO public.push VALUES (52, 1, 'console');
INSERT INTO public.push VALUES (53, 1, 'projector');
INSERT INTO public.push VALUES (54, 1, 'console');
INSERT INTO public.push VALUES (55, 1, 'phones');
INSERT INTO public.push VALUES (56, 1, 'projector');
INSERT INTO public.push VALUES (57, 1, 'console');
INSERT INTO public.push VALUES (58, 1, 'phones');
INSERT INTO public.push VALUES (59, 1, 'projector');
INSERT INTO public.push VALUES (60, 1, 'console');
INSERT INTO public.push VALUES (61, 1, 'phones');
INSERT INTO public.push VALUES (62, 1, 'projector');
INSERT INTO public.push VALUES (63, 1, 'console');
INSERT INTO public.push VALUES (64, 1, 'projector');
INSERT INTO public.push VALUES (65, 1, 'console');
INSERT INTO public.push VALUES (66, 1, 'phones');
INSERT INTO public.push VALUES (67, 1, 'console');
INSERT INTO public.push VALUES (68, 1, 'phones');
INSERT INTO public.push VALUES (69, 1, 'console');
INSERT INTO public.push VALUES (70, 1, 'phones');
INSERT INTO public.push VALUES (71, 1, 'projector');
INSERT INTO public.push VALUES (72, 1, 'console');
INSERT INTO public.push VALUES (73, 1, 'phones');
INSERT INTO public.push VALUES (74, 1, 'projector');
INSERT INTO public.push VALUES (75, 1, 'console');
INSERT INTO public.push VALUES (76, 1, 'phones');
INSERT INTO public.push VALUES (77, 1, 'projector');
INSERT INTO public.push VALUES (78, 1, 'console');
INSERT INTO public.push VALUES (79, 1, 'phones');
INSERT INTO public.push VALUES (80, 1, 'projector');
INSERT INTO public.push VALUES (81, 1, 'console');
INSERT INTO public.push VALUES (82, 1, 'phones');
INSERT INTO public.push VALUES (83, 1, 'console');
INSERT INTO public.push VALUES (84, 1, 'phones');
INSERT INTO public.push VALUES (85, 1, 'projector');
INSERT INTO public.push VALUES (86, 1, 'console');
INSERT INTO public.push VALUES (87, 1, 'phones');
INSERT INTO public.push VALUES (88, 1, 'projector');
INSERT INTO public.push VALUES (89, 1, 'console');
INSERT INTO public.push VALUES (90, 1, 'phones');
INSERT INTO public.push VALUES (91, 1, 'projector');
INSERT INTO public.push VALUES (92, 1, 'console');
INSERT INTO public.push VALUES (93, 1, 'console');
INSERT INTO public.push VALUES (94, 1, 'phones');
INSERT INTO public.push VALUES (95, 1, 'projector');
INSERT INTO public.push VALUES (96, 1, 'console');
INSERT INTO public.push VALUES (97, 1, 'phones');
INSERT INTO public.push VALUES (98, 1, 'projector');
INSERT INTO public.push VALUES (99, 1, 'console');
INSERT INTO public.push VALUES (100, 1, 'phones');
INSERT INTO public.push VALUES (101, 1, 'projector');
INSERT INTO public.push VALUES (102, 1, 'console');
INSERT INTO public.push VALUES (103, 1, 'projector');
INSERT INTO public.push VALUES (104, 1, 'console');
INSERT INTO public.push VALUES (105, 1, 'projector');
INSERT INTO public.push VALUES (106, 1, 'console');
INSERT INTO public.push VALUES (107, 1, 'projector');
INSERT INTO public.push VALUES (108, 1, 'console');
INSERT INTO public.push VALUES (109, 1, 'console');
INSERT INTO public.push VALUES (110, 1, 'console');
INSERT INTO public.push VALUES (111, 1, 'phones');
INSERT INTO public.push VALUES (112, 1, 'projector');
INSERT INTO public.push VALUES (113, 1, 'console');
INSERT INTO public.push VALUES (114, 1, 'console');
INSERT INTO public.push VALUES (115, 1, 'phones');
INSERT INTO public.push VALUES (116, 1, 'projector');
INSERT INTO public.push VALUES (117, 1, 'console');
INSERT INTO public.push VALUES (118, 1, 'phones');
INSERT INTO public.push VALUES (119, 1, 'projector');
INSERT INTO public.push VALUES (120, 1, 'console');
INSERT INTO public.push VALUES (121, 1, 'phones');
INSERT INTO public.push VALUES (122, 1, 'projector');
INSERT INTO public.push VALUES (123, 1, 'console');
INSERT INTO public.push VALUES (124, 1, 'phones');
INSERT INTO public.push VALUES (125, 1, 'projector');
INSERT INTO public.push VALUES (126, 1, 'console');
INSERT INTO public.push VALUES (127, 1, 'phones');
INSERT INTO public.push VALUES (128, 1, 'projector');
INSERT INTO public.push VALUES (129, 1, 'console');
INSERT INTO public.push VALUES (130, 1, 'phones');
INSERT INTO public.push VALUES (131, 1, 'projector');
INSERT INTO public.push VALUES (132, 1, 'console');
INSERT INTO public.push VALUES (133, 1, 'phones');
INSERT INTO public.push VALUES (134, 1, 'projector');
INSERT INTO public.push VALUES (135, 1, 'console');
INSERT INTO public.push VALUES (136, 1, 'phones');
INSERT INTO public.push VALUES (137, 1, 'projector');
INSERT INTO public.push VALUES (138, 1, 'console');
INSERT INTO public.push VALUES (139, 1, 'console');
INSERT INTO public.push VALUES (140, 1, 'phones');
INSERT INTO public.push VALUES (141, 1, 'projector');
INSERT INTO public.push VALUES (142, 1, 'console');
INSERT INTO public.push VALUES (143, 1, 'phones');
INSERT INTO public.push VALUES (144, 1, 'projector');
INSERT INTO public.push VALUES (145, 1, 'console');
INSERT INTO public.push VALUES (146, 1, 'phones');
INSERT INTO public.push VALUES (147, 1, 'projector');
INSERT INTO public.push VALUES (148, 1, 'console');
INSERT INTO public.push VALUES (149, 1, 'phones');
INSERT INTO public.push VALUES (150, 1, 'projector');
INSERT INTO public.push VALUES (151, 1, 'console');
INSERT INTO public.push VALUES (152, 1, 'phones');
INSERT INTO public.push VALUES (153, 1, 'projector');
INSERT INTO public.push VALUES (154, 1, 'console');
INSERT INTO public.push VALUES (155, 1, 'projector');
INSERT INTO public.push VALUES (156, 1, 'console');
INSERT INTO public.push VALUES (157, 1, 'projector');
INSERT INTO public.push VALUES (158, 1, 'console');
INSERT INTO public.push VALUES (159, 1, 'projector');
INSERT INTO public.push VALUES (160, 1, 'console');
INSERT INTO public.push VALUES (161, 1, 'projector');
INSERT INTO public.push VALUES (162, 1, 'console');
INSERT INTO public.push VALUES (163, 1, 'projector');
INSERT INTO public.push VALUES (164, 1, 'console');
INSERT INTO public.push VALUES (165, 1, 'phones');
INSERT INTO public.push VALUES (166, 1, 'projector');
INSERT INTO public.push VALUES (167, 1, 'console');
INSERT INTO public.push VALUES (168, 1, 'phones');
INSERT INTO public.push VALUES (169, 1, 'projector');
INSERT INTO public.push VALUES (170, 1, 'console');
INSERT INTO public.push VALUES (171, 1, 'projector');
INSERT INTO public.push VALUES (172, 1, 'console');
INSERT INTO public.push VALUES (173, 1, 'projector');
INSERT INTO public.push VALUES (174, 1, 'console');
INSERT INTO public.push VALUES (175, 1, 'projector');
INSERT INTO public.push VALUES (176, 1, 'console');
INSERT INTO public.push VALUES (177, 1, 'projector');
INSERT INTO public.push VALUES (178, 1, 'console');
INSERT INTO public.push VALUES (179, 1, 'projector');
INSERT INTO public.push VALUES (180, 1, 'console');
INSERT INTO public.push VALUES (181, 1, 'projector');
INSERT INTO public.push VALUES (182, 1, 'console');
INSERT INTO public.push VALUES (183, 1, 'projector');
INSERT INTO public.push VALUES (184, 1, 'console');
INSERT INTO public.push VALUES (185, 1, 'projector');
INSERT INTO public.push VALUES (186, 1, 'console');
INSERT INTO public.push VALUES (187, 1, 'phones');
INSERT INTO public.push VALUES (188, 1, 'projector');
INSERT INTO public.push VALUES (189, 1, 'console');
INSERT INTO public.push VALUES (190, 1, 'phones');
INSERT INTO public.push VALUES (191, 1, 'projector');
INSERT INTO public.push VALUES (192, 1, 'console');
INSERT INTO public.question VALUES (1, 1, 0, 'What helps nature in our towns, and what stands in its way?', 'Possibilities', 'Barriers');
INSERT INTO public.quote VALUES (1, 1, 'We begin on Monday.', 'Berit', 'Fjordby', 'Asked in the break', '2026-10-14 09:00:00', 1);
INSERT INTO public.receipt VALUES (1, 'participant:1', 'a key', 'ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff', '[{"kind": "IdeaAdded", "workshop_id": 1, "idea_id": 1}]', '2026-10-14 09:00:00');
INSERT INTO public.removal VALUES (1, 1, 1, '2026-10-14 09:00:00', 1, '2026-10-14 09:01:00', 2);
INSERT INTO public.reveal VALUES (2, NULL, '2026-11-25 21:12:13.765914');
INSERT INTO public.section VALUES (1, 'course', 3, false, '', 'It rained.', 1, '2026-10-14 09:00:00', 1);
INSERT INTO public.series VALUES (1, 'Working days 2026 to 2029');
INSERT INTO public.settlement VALUES (1, 1, 1, '2026-11-25 21:12:13.520803', NULL);
INSERT INTO public.settlement VALUES (3, 1, 1, '2026-11-25 21:12:13.577352', NULL);
INSERT INTO public.settlement VALUES (5, 1, 1, '2026-11-25 21:12:13.577352', NULL);
INSERT INTO public.settlement VALUES (4, 1, 8, '2026-11-25 21:12:13.664418', NULL);
INSERT INTO public.sign_in VALUES (1, 1, 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', '2026-10-14 09:00:00', '2026-10-14 09:00:00', '2026-10-14 09:00:00');
INSERT INTO public.stage VALUES (1, 1, 'approved', NULL, 'Steering group', '2026-10-20', 'In writing', '', '2026-10-20 09:00:00', 1);
INSERT INTO public.step VALUES (1, 1, 0, 'practice', NULL, 1);
INSERT INTO public.step VALUES (2, 1, 1, 'collect', NULL, 4);
INSERT INTO public.step VALUES (3, 1, 2, 'cluster', NULL, 8);
INSERT INTO public.step VALUES (4, 1, 3, 'vote', NULL, 3);
INSERT INTO public.step VALUES (5, 1, 4, 'results', NULL, 9);
INSERT INTO public.step_question VALUES (2, 1);
INSERT INTO public.step_question VALUES (3, 1);
INSERT INTO public.step_question VALUES (4, 1);
INSERT INTO public.step_question VALUES (5, 1);
INSERT INTO public.step_question VALUES (1, 1);
INSERT INTO public.together VALUES (1, 1, 'country', 'DK SE');
INSERT INTO public.upload VALUES (1, 1, NULL, 'photo', 'wall.jpg', 'image/jpeg', 4, 3, 'The wall', 'A wall', 1, '2026-10-14 09:00:00', 1, NULL);
INSERT INTO public.vote VALUES (1, 1, 4, '2026-11-25 21:12:13.697149', NULL, '2026-11-25 21:12:13.712213', '2026-11-25 21:12:13.712213', NULL, 'A name', NULL);
INSERT INTO public.vote VALUES (2, 1, 4, '2026-11-25 21:12:13.716911', NULL, '2026-11-25 21:12:13.754584', NULL, NULL, '', NULL);
INSERT INTO public.vote_list VALUES (1, 1, 1, 'possibility', 1, 1);
INSERT INTO public.vote_list VALUES (2, 1, 1, 'barrier', 1, 1);
INSERT INTO public.vote_list VALUES (3, 2, 1, 'possibility', 1, 1);
INSERT INTO public.vote_list VALUES (4, 2, 1, 'barrier', 1, 1);
INSERT INTO public.vote_topic VALUES (1, 1);
INSERT INTO public.vote_topic VALUES (2, 8);
INSERT INTO public.vote_topic VALUES (3, 1);
INSERT INTO public.vote_topic VALUES (4, 8);
INSERT INTO public.withheld VALUES (1, 'Names a neighbour', '2026-10-14 09:00:00', 1);
INSERT INTO public.workshop VALUES (1, 1, 'More nature in our towns', 'en', '7KD4MR', 'closed', NULL, 'anonymous', false, 140, NULL, NULL, 1, NULL, NULL, 'http://room.example.org', '2026-10-14 09:00:00', '2026-11-25 21:12:13.234914', '2026-11-25 21:12:13.279917', '2026-11-25 21:12:13.821375', NULL, NULL, false, 0, 'possibility', NULL, NULL);
INSERT INTO public.workshop_facilitator VALUES (1, 2, '2026-10-14 09:00:00');
SELECT pg_catalog.setval('public.account_id_seq', 2, true);
SELECT pg_catalog.setval('public.act_id_seq', 7, true);
SELECT pg_catalog.setval('public.action_id_seq', 1, true);
SELECT pg_catalog.setval('public.agenda_item_id_seq', 1, false);
SELECT pg_catalog.setval('public.attendee_id_seq', 3, true);
SELECT pg_catalog.setval('public.ballot_id_seq', 4, true);
SELECT pg_catalog.setval('public.board_action_id_seq', 12, true);
SELECT pg_catalog.setval('public.cluster_id_seq', 8, true);
SELECT pg_catalog.setval('public.continuation_id_seq', 1, true);
SELECT pg_catalog.setval('public.decision_id_seq', 1, true);
SELECT pg_catalog.setval('public.device_id_seq', 3, true);
SELECT pg_catalog.setval('public.device_key_id_seq', 3, true);
SELECT pg_catalog.setval('public.door_closing_id_seq', 1, false);
SELECT pg_catalog.setval('public.erasure_id_seq', 1, false);
SELECT pg_catalog.setval('public.filed_file_id_seq', 1, false);
SELECT pg_catalog.setval('public.filed_id_seq', 1, false);
SELECT pg_catalog.setval('public.idea_id_seq', 6, true);
SELECT pg_catalog.setval('public.invitation_id_seq', 2, true);
SELECT pg_catalog.setval('public.meeting_id_seq', 1, true);
SELECT pg_catalog.setval('public.opening_id_seq', 5, true);
SELECT pg_catalog.setval('public.organisation_id_seq', 4, true);
SELECT pg_catalog.setval('public.participant_id_seq', 4, true);
SELECT pg_catalog.setval('public.person_id_seq', 1, false);
SELECT pg_catalog.setval('public.placement_id_seq', 5, true);
SELECT pg_catalog.setval('public.projector_link_id_seq', 1, true);
SELECT pg_catalog.setval('public.publication_id_seq', 1, false);
SELECT pg_catalog.setval('public.push_id_seq', 192, true);
SELECT pg_catalog.setval('public.question_id_seq', 1, true);
SELECT pg_catalog.setval('public.quote_id_seq', 1, false);
SELECT pg_catalog.setval('public.receipt_id_seq', 1, true);
SELECT pg_catalog.setval('public.removal_id_seq', 1, false);
SELECT pg_catalog.setval('public.series_id_seq', 1, true);
SELECT pg_catalog.setval('public.sign_in_id_seq', 1, true);
SELECT pg_catalog.setval('public.stage_id_seq', 1, false);
SELECT pg_catalog.setval('public.step_id_seq', 5, true);
SELECT pg_catalog.setval('public.together_id_seq', 1, false);
SELECT pg_catalog.setval('public.upload_id_seq', 1, false);
SELECT pg_catalog.setval('public.vote_id_seq', 2, true);
SELECT pg_catalog.setval('public.vote_list_id_seq', 4, true);
SELECT pg_catalog.setval('public.workshop_id_seq', 1, true);
ALTER TABLE ONLY public.alembic_version
    ADD CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num);
ALTER TABLE ONLY public.account
    ADD CONSTRAINT pk_account PRIMARY KEY (id);
ALTER TABLE ONLY public.act
    ADD CONSTRAINT pk_act PRIMARY KEY (id);
ALTER TABLE ONLY public.action
    ADD CONSTRAINT pk_action PRIMARY KEY (id);
ALTER TABLE ONLY public.agenda_item
    ADD CONSTRAINT pk_agenda_item PRIMARY KEY (id);
ALTER TABLE ONLY public.attendee
    ADD CONSTRAINT pk_attendee PRIMARY KEY (id);
ALTER TABLE ONLY public.ballot
    ADD CONSTRAINT pk_ballot PRIMARY KEY (id);
ALTER TABLE ONLY public.barrier_link
    ADD CONSTRAINT pk_barrier_link PRIMARY KEY (barrier_id, possibility_id);
ALTER TABLE ONLY public.board_action
    ADD CONSTRAINT pk_board_action PRIMARY KEY (id);
ALTER TABLE ONLY public.breakdown
    ADD CONSTRAINT pk_breakdown PRIMARY KEY (vote_id, axis);
ALTER TABLE ONLY public.cluster
    ADD CONSTRAINT pk_cluster PRIMARY KEY (id);
ALTER TABLE ONLY public.continuation
    ADD CONSTRAINT pk_continuation PRIMARY KEY (id);
ALTER TABLE ONLY public.decision
    ADD CONSTRAINT pk_decision PRIMARY KEY (id);
ALTER TABLE ONLY public.device
    ADD CONSTRAINT pk_device PRIMARY KEY (id);
ALTER TABLE ONLY public.device_key
    ADD CONSTRAINT pk_device_key PRIMARY KEY (id);
ALTER TABLE ONLY public.door_closing
    ADD CONSTRAINT pk_door_closing PRIMARY KEY (id);
ALTER TABLE ONLY public.dot
    ADD CONSTRAINT pk_dot PRIMARY KEY (ballot_id, cluster_id);
ALTER TABLE ONLY public.enough
    ADD CONSTRAINT pk_enough PRIMARY KEY (opening_id, participant_id);
ALTER TABLE ONLY public.erasure
    ADD CONSTRAINT pk_erasure PRIMARY KEY (id);
ALTER TABLE ONLY public.filed
    ADD CONSTRAINT pk_filed PRIMARY KEY (id);
ALTER TABLE ONLY public.filed_file
    ADD CONSTRAINT pk_filed_file PRIMARY KEY (id);
ALTER TABLE ONLY public.hands
    ADD CONSTRAINT pk_hands PRIMARY KEY (vote_id, cluster_id);
ALTER TABLE ONLY public.header
    ADD CONSTRAINT pk_header PRIMARY KEY (meeting_id);
ALTER TABLE ONLY public.idea
    ADD CONSTRAINT pk_idea PRIMARY KEY (id);
ALTER TABLE ONLY public.invitation
    ADD CONSTRAINT pk_invitation PRIMARY KEY (id);
ALTER TABLE ONLY public.lease
    ADD CONSTRAINT pk_lease PRIMARY KEY (participant_id);
ALTER TABLE ONLY public.meeting
    ADD CONSTRAINT pk_meeting PRIMARY KEY (id);
ALTER TABLE ONLY public.name_proposal
    ADD CONSTRAINT pk_name_proposal PRIMARY KEY (cluster_id, participant_id);
ALTER TABLE ONLY public.offer_decline
    ADD CONSTRAINT pk_offer_decline PRIMARY KEY (workshop_id, offer);
ALTER TABLE ONLY public.opening
    ADD CONSTRAINT pk_opening PRIMARY KEY (id);
ALTER TABLE ONLY public.organisation
    ADD CONSTRAINT pk_organisation PRIMARY KEY (id);
ALTER TABLE ONLY public.participant
    ADD CONSTRAINT pk_participant PRIMARY KEY (id);
ALTER TABLE ONLY public.person
    ADD CONSTRAINT pk_person PRIMARY KEY (id);
ALTER TABLE ONLY public.placement
    ADD CONSTRAINT pk_placement PRIMARY KEY (id);
ALTER TABLE ONLY public.projector_link
    ADD CONSTRAINT pk_projector_link PRIMARY KEY (id);
ALTER TABLE ONLY public.publication
    ADD CONSTRAINT pk_publication PRIMARY KEY (id);
ALTER TABLE ONLY public.push
    ADD CONSTRAINT pk_push PRIMARY KEY (id);
ALTER TABLE ONLY public.question
    ADD CONSTRAINT pk_question PRIMARY KEY (id);
ALTER TABLE ONLY public.quote
    ADD CONSTRAINT pk_quote PRIMARY KEY (id);
ALTER TABLE ONLY public.receipt
    ADD CONSTRAINT pk_receipt PRIMARY KEY (id);
ALTER TABLE ONLY public.removal
    ADD CONSTRAINT pk_removal PRIMARY KEY (id);
ALTER TABLE ONLY public.reveal
    ADD CONSTRAINT pk_reveal PRIMARY KEY (vote_id);
ALTER TABLE ONLY public.section
    ADD CONSTRAINT pk_section PRIMARY KEY (meeting_id, key);
ALTER TABLE ONLY public.series
    ADD CONSTRAINT pk_series PRIMARY KEY (id);
ALTER TABLE ONLY public.settlement
    ADD CONSTRAINT pk_settlement PRIMARY KEY (idea_id);
ALTER TABLE ONLY public.sign_in
    ADD CONSTRAINT pk_sign_in PRIMARY KEY (id);
ALTER TABLE ONLY public.stage
    ADD CONSTRAINT pk_stage PRIMARY KEY (id);
ALTER TABLE ONLY public.step
    ADD CONSTRAINT pk_step PRIMARY KEY (id);
ALTER TABLE ONLY public.step_question
    ADD CONSTRAINT pk_step_question PRIMARY KEY (step_id, question_id);
ALTER TABLE ONLY public.together
    ADD CONSTRAINT pk_together PRIMARY KEY (id);
ALTER TABLE ONLY public.upload
    ADD CONSTRAINT pk_upload PRIMARY KEY (id);
ALTER TABLE ONLY public.vote
    ADD CONSTRAINT pk_vote PRIMARY KEY (id);
ALTER TABLE ONLY public.vote_list
    ADD CONSTRAINT pk_vote_list PRIMARY KEY (id);
ALTER TABLE ONLY public.vote_topic
    ADD CONSTRAINT pk_vote_topic PRIMARY KEY (vote_list_id, cluster_id);
ALTER TABLE ONLY public.withheld
    ADD CONSTRAINT pk_withheld PRIMARY KEY (idea_id);
ALTER TABLE ONLY public.workshop
    ADD CONSTRAINT pk_workshop PRIMARY KEY (id);
ALTER TABLE ONLY public.workshop_facilitator
    ADD CONSTRAINT pk_workshop_facilitator PRIMARY KEY (workshop_id, account_id);
ALTER TABLE ONLY public.account
    ADD CONSTRAINT uq_account_email UNIQUE (email);
ALTER TABLE ONLY public.act
    ADD CONSTRAINT uq_act_opening_id_kind_number UNIQUE (opening_id, kind, number);
ALTER TABLE ONLY public.attendee
    ADD CONSTRAINT uq_attendee_meeting_id_device_id UNIQUE (meeting_id, device_id);
ALTER TABLE ONLY public.ballot
    ADD CONSTRAINT uq_ballot_vote_id_participant_id UNIQUE (vote_id, participant_id);
ALTER TABLE ONLY public.device_key
    ADD CONSTRAINT uq_device_key_token_hash UNIQUE (token_hash);
ALTER TABLE ONLY public.filed_file
    ADD CONSTRAINT uq_filed_file_filed_id_format_language UNIQUE (filed_id, format, language);
ALTER TABLE ONLY public.filed
    ADD CONSTRAINT uq_filed_meeting_id_number UNIQUE (meeting_id, number);
ALTER TABLE ONLY public.invitation
    ADD CONSTRAINT uq_invitation_token_hash UNIQUE (token_hash);
ALTER TABLE ONLY public.organisation
    ADD CONSTRAINT uq_organisation_meeting_id_name UNIQUE (meeting_id, name);
ALTER TABLE ONLY public.person
    ADD CONSTRAINT uq_person_meeting_id_name_organisation UNIQUE (meeting_id, name, organisation);
ALTER TABLE ONLY public.projector_link
    ADD CONSTRAINT uq_projector_link_token_hash UNIQUE (token_hash);
ALTER TABLE ONLY public.publication
    ADD CONSTRAINT uq_publication_token UNIQUE (token);
ALTER TABLE ONLY public.receipt
    ADD CONSTRAINT uq_receipt_actor_key UNIQUE (actor, key);
ALTER TABLE ONLY public.series
    ADD CONSTRAINT uq_series_name UNIQUE (name);
ALTER TABLE ONLY public.sign_in
    ADD CONSTRAINT uq_sign_in_token_hash UNIQUE (token_hash);
ALTER TABLE ONLY public.vote_list
    ADD CONSTRAINT uq_vote_list_vote_id_question_id_list UNIQUE (vote_id, question_id, list);
ALTER TABLE ONLY public.workshop
    ADD CONSTRAINT uq_workshop_code UNIQUE (code);
CREATE INDEX ix_action_workshop_id ON public.action USING btree (workshop_id);
CREATE INDEX ix_agenda_item_meeting_id ON public.agenda_item USING btree (meeting_id);
CREATE INDEX ix_barrier_link_workshop_id ON public.barrier_link USING btree (workshop_id);
CREATE INDEX ix_board_action_workshop_id ON public.board_action USING btree (workshop_id);
CREATE INDEX ix_cluster_workshop_id ON public.cluster USING btree (workshop_id);
CREATE INDEX ix_continuation_code_hash ON public.continuation USING btree (code_hash);
CREATE INDEX ix_decision_workshop_id ON public.decision USING btree (workshop_id);
CREATE INDEX ix_device_key_device_id ON public.device_key USING btree (device_id);
CREATE INDEX ix_dot_cluster_id ON public.dot USING btree (cluster_id);
CREATE INDEX ix_idea_author_id ON public.idea USING btree (author_id);
CREATE INDEX ix_idea_workshop_question ON public.idea USING btree (workshop_id, question_id);
CREATE INDEX ix_lease_workshop_id ON public.lease USING btree (workshop_id);
CREATE INDEX ix_opening_workshop_id ON public.opening USING btree (workshop_id);
CREATE INDEX ix_participant_workshop_device ON public.participant USING btree (workshop_id, device_id);
CREATE INDEX ix_person_meeting_id ON public.person USING btree (meeting_id);
CREATE INDEX ix_placement_participant_id ON public.placement USING btree (participant_id);
CREATE INDEX ix_placement_workshop ON public.placement USING btree (workshop_id);
CREATE INDEX ix_publication_filed_id ON public.publication USING btree (filed_id);
CREATE INDEX ix_push_workshop_audience ON public.push USING btree (workshop_id, audience);
CREATE INDEX ix_question_workshop_id ON public.question USING btree (workshop_id);
CREATE INDEX ix_quote_meeting_id ON public.quote USING btree (meeting_id);
CREATE INDEX ix_settlement_cluster_id ON public.settlement USING btree (cluster_id);
CREATE INDEX ix_settlement_workshop_id ON public.settlement USING btree (workshop_id);
CREATE INDEX ix_stage_meeting_id ON public.stage USING btree (meeting_id);
CREATE INDEX ix_step_workshop_id ON public.step USING btree (workshop_id);
CREATE INDEX ix_together_workshop_id ON public.together USING btree (workshop_id);
CREATE INDEX ix_upload_meeting_id ON public.upload USING btree (meeting_id);
CREATE INDEX ix_upload_series_id ON public.upload USING btree (series_id);
CREATE INDEX ix_vote_workshop_id ON public.vote USING btree (workshop_id);
CREATE UNIQUE INDEX uq_cluster_letter ON public.cluster USING btree (question_id, list, letter) WHERE (letter IS NOT NULL);
CREATE UNIQUE INDEX uq_door_closing_standing ON public.door_closing USING btree (workshop_id) WHERE (opened_at IS NULL);
CREATE UNIQUE INDEX uq_participant_first_person ON public.participant USING btree (workshop_id, attendee_id) WHERE (attendee_id IS NOT NULL);
CREATE UNIQUE INDEX uq_placement_standing ON public.placement USING btree (idea_id, participant_id) WHERE (voided_at IS NULL);
CREATE UNIQUE INDEX uq_removal_standing ON public.removal USING btree (workshop_id, device_id) WHERE (let_in_at IS NULL);
ALTER TABLE ONLY public.act
    ADD CONSTRAINT fk_act_by_id FOREIGN KEY (by_id) REFERENCES public.account(id);
ALTER TABLE ONLY public.act
    ADD CONSTRAINT fk_act_opening_id FOREIGN KEY (opening_id) REFERENCES public.opening(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.action
    ADD CONSTRAINT fk_action_by_id FOREIGN KEY (by_id) REFERENCES public.account(id);
ALTER TABLE ONLY public.action
    ADD CONSTRAINT fk_action_workshop_id FOREIGN KEY (workshop_id) REFERENCES public.workshop(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.agenda_item
    ADD CONSTRAINT fk_agenda_item_meeting_id FOREIGN KEY (meeting_id) REFERENCES public.meeting(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.agenda_item
    ADD CONSTRAINT fk_agenda_item_workshop_id FOREIGN KEY (workshop_id) REFERENCES public.workshop(id) ON DELETE SET NULL;
ALTER TABLE ONLY public.attendee
    ADD CONSTRAINT fk_attendee_device_id FOREIGN KEY (device_id) REFERENCES public.device(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.attendee
    ADD CONSTRAINT fk_attendee_meeting_id FOREIGN KEY (meeting_id) REFERENCES public.meeting(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.attendee
    ADD CONSTRAINT fk_attendee_organisation_id FOREIGN KEY (organisation_id) REFERENCES public.organisation(id);
ALTER TABLE ONLY public.ballot
    ADD CONSTRAINT fk_ballot_participant_id FOREIGN KEY (participant_id) REFERENCES public.participant(id);
ALTER TABLE ONLY public.ballot
    ADD CONSTRAINT fk_ballot_vote_id FOREIGN KEY (vote_id) REFERENCES public.vote(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.barrier_link
    ADD CONSTRAINT fk_barrier_link_barrier_id FOREIGN KEY (barrier_id) REFERENCES public.cluster(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.barrier_link
    ADD CONSTRAINT fk_barrier_link_by_id FOREIGN KEY (by_id) REFERENCES public.account(id);
ALTER TABLE ONLY public.barrier_link
    ADD CONSTRAINT fk_barrier_link_possibility_id FOREIGN KEY (possibility_id) REFERENCES public.cluster(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.barrier_link
    ADD CONSTRAINT fk_barrier_link_workshop_id FOREIGN KEY (workshop_id) REFERENCES public.workshop(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.board_action
    ADD CONSTRAINT fk_board_action_by_id FOREIGN KEY (by_id) REFERENCES public.account(id);
ALTER TABLE ONLY public.board_action
    ADD CONSTRAINT fk_board_action_undone_by_id FOREIGN KEY (undone_by_id) REFERENCES public.account(id);
ALTER TABLE ONLY public.board_action
    ADD CONSTRAINT fk_board_action_workshop_id FOREIGN KEY (workshop_id) REFERENCES public.workshop(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.breakdown
    ADD CONSTRAINT fk_breakdown_by_id FOREIGN KEY (by_id) REFERENCES public.account(id);
ALTER TABLE ONLY public.breakdown
    ADD CONSTRAINT fk_breakdown_vote_id FOREIGN KEY (vote_id) REFERENCES public.vote(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.cluster
    ADD CONSTRAINT fk_cluster_created_by_id FOREIGN KEY (created_by_id) REFERENCES public.account(id);
ALTER TABLE ONLY public.cluster
    ADD CONSTRAINT fk_cluster_drafted_by_id FOREIGN KEY (drafted_by_id) REFERENCES public.participant(id);
ALTER TABLE ONLY public.cluster
    ADD CONSTRAINT fk_cluster_merged_into_id FOREIGN KEY (merged_into_id) REFERENCES public.cluster(id);
ALTER TABLE ONLY public.cluster
    ADD CONSTRAINT fk_cluster_parent_id FOREIGN KEY (parent_id) REFERENCES public.cluster(id);
ALTER TABLE ONLY public.cluster
    ADD CONSTRAINT fk_cluster_question_id FOREIGN KEY (question_id) REFERENCES public.question(id);
ALTER TABLE ONLY public.cluster
    ADD CONSTRAINT fk_cluster_workshop_id FOREIGN KEY (workshop_id) REFERENCES public.workshop(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.continuation
    ADD CONSTRAINT fk_continuation_device_id FOREIGN KEY (device_id) REFERENCES public.device(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.continuation
    ADD CONSTRAINT fk_continuation_workshop_id FOREIGN KEY (workshop_id) REFERENCES public.workshop(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.decision
    ADD CONSTRAINT fk_decision_by_id FOREIGN KEY (by_id) REFERENCES public.account(id);
ALTER TABLE ONLY public.decision
    ADD CONSTRAINT fk_decision_workshop_id FOREIGN KEY (workshop_id) REFERENCES public.workshop(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.device_key
    ADD CONSTRAINT fk_device_key_device_id FOREIGN KEY (device_id) REFERENCES public.device(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.door_closing
    ADD CONSTRAINT fk_door_closing_closed_by_id FOREIGN KEY (closed_by_id) REFERENCES public.account(id);
ALTER TABLE ONLY public.door_closing
    ADD CONSTRAINT fk_door_closing_opened_by_id FOREIGN KEY (opened_by_id) REFERENCES public.account(id);
ALTER TABLE ONLY public.door_closing
    ADD CONSTRAINT fk_door_closing_workshop_id FOREIGN KEY (workshop_id) REFERENCES public.workshop(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.dot
    ADD CONSTRAINT fk_dot_ballot_id FOREIGN KEY (ballot_id) REFERENCES public.ballot(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.dot
    ADD CONSTRAINT fk_dot_cluster_id FOREIGN KEY (cluster_id) REFERENCES public.cluster(id);
ALTER TABLE ONLY public.enough
    ADD CONSTRAINT fk_enough_opening_id FOREIGN KEY (opening_id) REFERENCES public.opening(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.enough
    ADD CONSTRAINT fk_enough_participant_id FOREIGN KEY (participant_id) REFERENCES public.participant(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.erasure
    ADD CONSTRAINT fk_erasure_by_id FOREIGN KEY (by_id) REFERENCES public.account(id);
ALTER TABLE ONLY public.filed_file
    ADD CONSTRAINT fk_filed_file_filed_id FOREIGN KEY (filed_id) REFERENCES public.filed(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.filed
    ADD CONSTRAINT fk_filed_meeting_id FOREIGN KEY (meeting_id) REFERENCES public.meeting(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.filed
    ADD CONSTRAINT fk_filed_stage_id FOREIGN KEY (stage_id) REFERENCES public.stage(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.hands
    ADD CONSTRAINT fk_hands_by_id FOREIGN KEY (by_id) REFERENCES public.account(id);
ALTER TABLE ONLY public.hands
    ADD CONSTRAINT fk_hands_cluster_id FOREIGN KEY (cluster_id) REFERENCES public.cluster(id);
ALTER TABLE ONLY public.hands
    ADD CONSTRAINT fk_hands_vote_id FOREIGN KEY (vote_id) REFERENCES public.vote(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.header
    ADD CONSTRAINT fk_header_edited_by_id FOREIGN KEY (edited_by_id) REFERENCES public.account(id);
ALTER TABLE ONLY public.header
    ADD CONSTRAINT fk_header_meeting_id FOREIGN KEY (meeting_id) REFERENCES public.meeting(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.idea
    ADD CONSTRAINT fk_idea_among_id FOREIGN KEY (among_id) REFERENCES public.cluster(id);
ALTER TABLE ONLY public.idea
    ADD CONSTRAINT fk_idea_author_id FOREIGN KEY (author_id) REFERENCES public.participant(id);
ALTER TABLE ONLY public.idea
    ADD CONSTRAINT fk_idea_edited_by_id FOREIGN KEY (edited_by_id) REFERENCES public.account(id);
ALTER TABLE ONLY public.idea
    ADD CONSTRAINT fk_idea_hidden_by_id FOREIGN KEY (hidden_by_id) REFERENCES public.account(id);
ALTER TABLE ONLY public.idea
    ADD CONSTRAINT fk_idea_question_id FOREIGN KEY (question_id) REFERENCES public.question(id);
ALTER TABLE ONLY public.idea
    ADD CONSTRAINT fk_idea_workshop_id FOREIGN KEY (workshop_id) REFERENCES public.workshop(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.invitation
    ADD CONSTRAINT fk_invitation_created_by_id FOREIGN KEY (created_by_id) REFERENCES public.account(id);
ALTER TABLE ONLY public.invitation
    ADD CONSTRAINT fk_invitation_for_account_id FOREIGN KEY (for_account_id) REFERENCES public.account(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.invitation
    ADD CONSTRAINT fk_invitation_used_by_id FOREIGN KEY (used_by_id) REFERENCES public.account(id);
ALTER TABLE ONLY public.invitation
    ADD CONSTRAINT fk_invitation_workshop_id FOREIGN KEY (workshop_id) REFERENCES public.workshop(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.lease
    ADD CONSTRAINT fk_lease_idea_id FOREIGN KEY (idea_id) REFERENCES public.idea(id);
ALTER TABLE ONLY public.lease
    ADD CONSTRAINT fk_lease_participant_id FOREIGN KEY (participant_id) REFERENCES public.participant(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.lease
    ADD CONSTRAINT fk_lease_workshop_id FOREIGN KEY (workshop_id) REFERENCES public.workshop(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.meeting
    ADD CONSTRAINT fk_meeting_created_by_id FOREIGN KEY (created_by_id) REFERENCES public.account(id);
ALTER TABLE ONLY public.meeting
    ADD CONSTRAINT fk_meeting_series_id FOREIGN KEY (series_id) REFERENCES public.series(id);
ALTER TABLE ONLY public.name_proposal
    ADD CONSTRAINT fk_name_proposal_cluster_id FOREIGN KEY (cluster_id) REFERENCES public.cluster(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.name_proposal
    ADD CONSTRAINT fk_name_proposal_participant_id FOREIGN KEY (participant_id) REFERENCES public.participant(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.offer_decline
    ADD CONSTRAINT fk_offer_decline_by_id FOREIGN KEY (by_id) REFERENCES public.account(id);
ALTER TABLE ONLY public.offer_decline
    ADD CONSTRAINT fk_offer_decline_workshop_id FOREIGN KEY (workshop_id) REFERENCES public.workshop(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.opening
    ADD CONSTRAINT fk_opening_opened_by_id FOREIGN KEY (opened_by_id) REFERENCES public.account(id);
ALTER TABLE ONLY public.opening
    ADD CONSTRAINT fk_opening_step_id FOREIGN KEY (step_id) REFERENCES public.step(id);
ALTER TABLE ONLY public.opening
    ADD CONSTRAINT fk_opening_workshop_id FOREIGN KEY (workshop_id) REFERENCES public.workshop(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.organisation
    ADD CONSTRAINT fk_organisation_meeting_id FOREIGN KEY (meeting_id) REFERENCES public.meeting(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.participant
    ADD CONSTRAINT fk_participant_attendee_id FOREIGN KEY (attendee_id) REFERENCES public.attendee(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.participant
    ADD CONSTRAINT fk_participant_device_id FOREIGN KEY (device_id) REFERENCES public.device(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.participant
    ADD CONSTRAINT fk_participant_workshop_id FOREIGN KEY (workshop_id) REFERENCES public.workshop(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.person
    ADD CONSTRAINT fk_person_meeting_id FOREIGN KEY (meeting_id) REFERENCES public.meeting(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.placement
    ADD CONSTRAINT fk_placement_cluster_id FOREIGN KEY (cluster_id) REFERENCES public.cluster(id);
ALTER TABLE ONLY public.placement
    ADD CONSTRAINT fk_placement_idea_id FOREIGN KEY (idea_id) REFERENCES public.idea(id);
ALTER TABLE ONLY public.placement
    ADD CONSTRAINT fk_placement_participant_id FOREIGN KEY (participant_id) REFERENCES public.participant(id);
ALTER TABLE ONLY public.placement
    ADD CONSTRAINT fk_placement_workshop_id FOREIGN KEY (workshop_id) REFERENCES public.workshop(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.projector_link
    ADD CONSTRAINT fk_projector_link_created_by_id FOREIGN KEY (created_by_id) REFERENCES public.account(id);
ALTER TABLE ONLY public.projector_link
    ADD CONSTRAINT fk_projector_link_workshop_id FOREIGN KEY (workshop_id) REFERENCES public.workshop(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.publication
    ADD CONSTRAINT fk_publication_by_id FOREIGN KEY (by_id) REFERENCES public.account(id);
ALTER TABLE ONLY public.publication
    ADD CONSTRAINT fk_publication_filed_id FOREIGN KEY (filed_id) REFERENCES public.filed(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.push
    ADD CONSTRAINT fk_push_workshop_id FOREIGN KEY (workshop_id) REFERENCES public.workshop(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.question
    ADD CONSTRAINT fk_question_workshop_id FOREIGN KEY (workshop_id) REFERENCES public.workshop(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.quote
    ADD CONSTRAINT fk_quote_by_id FOREIGN KEY (by_id) REFERENCES public.account(id);
ALTER TABLE ONLY public.quote
    ADD CONSTRAINT fk_quote_meeting_id FOREIGN KEY (meeting_id) REFERENCES public.meeting(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.removal
    ADD CONSTRAINT fk_removal_by_id FOREIGN KEY (by_id) REFERENCES public.account(id);
ALTER TABLE ONLY public.removal
    ADD CONSTRAINT fk_removal_device_id FOREIGN KEY (device_id) REFERENCES public.device(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.removal
    ADD CONSTRAINT fk_removal_let_in_by_id FOREIGN KEY (let_in_by_id) REFERENCES public.account(id);
ALTER TABLE ONLY public.removal
    ADD CONSTRAINT fk_removal_workshop_id FOREIGN KEY (workshop_id) REFERENCES public.workshop(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.reveal
    ADD CONSTRAINT fk_reveal_by_id FOREIGN KEY (by_id) REFERENCES public.account(id);
ALTER TABLE ONLY public.reveal
    ADD CONSTRAINT fk_reveal_vote_id FOREIGN KEY (vote_id) REFERENCES public.vote(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.section
    ADD CONSTRAINT fk_section_edited_by_id FOREIGN KEY (edited_by_id) REFERENCES public.account(id);
ALTER TABLE ONLY public.section
    ADD CONSTRAINT fk_section_meeting_id FOREIGN KEY (meeting_id) REFERENCES public.meeting(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.settlement
    ADD CONSTRAINT fk_settlement_by_id FOREIGN KEY (by_id) REFERENCES public.account(id);
ALTER TABLE ONLY public.settlement
    ADD CONSTRAINT fk_settlement_cluster_id FOREIGN KEY (cluster_id) REFERENCES public.cluster(id);
ALTER TABLE ONLY public.settlement
    ADD CONSTRAINT fk_settlement_idea_id FOREIGN KEY (idea_id) REFERENCES public.idea(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.settlement
    ADD CONSTRAINT fk_settlement_workshop_id FOREIGN KEY (workshop_id) REFERENCES public.workshop(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.sign_in
    ADD CONSTRAINT fk_sign_in_account_id FOREIGN KEY (account_id) REFERENCES public.account(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.stage
    ADD CONSTRAINT fk_stage_by_id FOREIGN KEY (by_id) REFERENCES public.account(id);
ALTER TABLE ONLY public.stage
    ADD CONSTRAINT fk_stage_meeting_id FOREIGN KEY (meeting_id) REFERENCES public.meeting(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.step_question
    ADD CONSTRAINT fk_step_question_question_id FOREIGN KEY (question_id) REFERENCES public.question(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.step_question
    ADD CONSTRAINT fk_step_question_step_id FOREIGN KEY (step_id) REFERENCES public.step(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.step
    ADD CONSTRAINT fk_step_workshop_id FOREIGN KEY (workshop_id) REFERENCES public.workshop(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.together
    ADD CONSTRAINT fk_together_workshop_id FOREIGN KEY (workshop_id) REFERENCES public.workshop(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.upload
    ADD CONSTRAINT fk_upload_by_id FOREIGN KEY (by_id) REFERENCES public.account(id);
ALTER TABLE ONLY public.upload
    ADD CONSTRAINT fk_upload_meeting_id FOREIGN KEY (meeting_id) REFERENCES public.meeting(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.upload
    ADD CONSTRAINT fk_upload_series_id FOREIGN KEY (series_id) REFERENCES public.series(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.vote_list
    ADD CONSTRAINT fk_vote_list_question_id FOREIGN KEY (question_id) REFERENCES public.question(id);
ALTER TABLE ONLY public.vote_list
    ADD CONSTRAINT fk_vote_list_vote_id FOREIGN KEY (vote_id) REFERENCES public.vote(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.vote
    ADD CONSTRAINT fk_vote_opened_by_id FOREIGN KEY (opened_by_id) REFERENCES public.account(id);
ALTER TABLE ONLY public.vote
    ADD CONSTRAINT fk_vote_opening_id FOREIGN KEY (opening_id) REFERENCES public.opening(id);
ALTER TABLE ONLY public.vote
    ADD CONSTRAINT fk_vote_stopped_by_id FOREIGN KEY (stopped_by_id) REFERENCES public.account(id);
ALTER TABLE ONLY public.vote_topic
    ADD CONSTRAINT fk_vote_topic_cluster_id FOREIGN KEY (cluster_id) REFERENCES public.cluster(id);
ALTER TABLE ONLY public.vote_topic
    ADD CONSTRAINT fk_vote_topic_vote_list_id FOREIGN KEY (vote_list_id) REFERENCES public.vote_list(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.vote
    ADD CONSTRAINT fk_vote_workshop_id FOREIGN KEY (workshop_id) REFERENCES public.workshop(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.withheld
    ADD CONSTRAINT fk_withheld_by_id FOREIGN KEY (by_id) REFERENCES public.account(id);
ALTER TABLE ONLY public.withheld
    ADD CONSTRAINT fk_withheld_idea_id FOREIGN KEY (idea_id) REFERENCES public.idea(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.workshop
    ADD CONSTRAINT fk_workshop_closed_by_id FOREIGN KEY (closed_by_id) REFERENCES public.account(id);
ALTER TABLE ONLY public.workshop_facilitator
    ADD CONSTRAINT fk_workshop_facilitator_account_id FOREIGN KEY (account_id) REFERENCES public.account(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.workshop_facilitator
    ADD CONSTRAINT fk_workshop_facilitator_workshop_id FOREIGN KEY (workshop_id) REFERENCES public.workshop(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.workshop
    ADD CONSTRAINT fk_workshop_meeting_id FOREIGN KEY (meeting_id) REFERENCES public.meeting(id) ON DELETE CASCADE;
