BEGIN TRANSACTION;
CREATE TABLE account (
	id INTEGER NOT NULL, 
	name VARCHAR(120) NOT NULL, 
	email VARCHAR(254) NOT NULL, 
	password_hash VARCHAR(200) NOT NULL, 
	is_organiser BOOLEAN NOT NULL, 
	language VARCHAR(8) NOT NULL, 
	created_at DATETIME NOT NULL, 
	CONSTRAINT pk_account PRIMARY KEY (id), 
	CONSTRAINT uq_account_email UNIQUE (email)
);
INSERT INTO "account" VALUES(1,'Ada Organiser','ada@fjordby.example','$argon2id$frozen',1,'da','2026-10-14 09:00:00.000000');
INSERT INTO "account" VALUES(2,'Finn Facilitator','finn@fjordby.example','',0,'en','2026-10-14 09:00:00.000000');
CREATE TABLE act (
	id INTEGER NOT NULL, 
	opening_id INTEGER NOT NULL, 
	kind VARCHAR(16) NOT NULL, 
	number INTEGER NOT NULL, 
	by_id INTEGER, 
	at DATETIME NOT NULL, 
	CONSTRAINT pk_act PRIMARY KEY (id), 
	CONSTRAINT fk_act_by_id FOREIGN KEY(by_id) REFERENCES account (id), 
	CONSTRAINT fk_act_opening_id FOREIGN KEY(opening_id) REFERENCES opening (id) ON DELETE CASCADE, 
	CONSTRAINT uq_act_opening_id_kind_number UNIQUE (opening_id, kind, number)
);
INSERT INTO "act" VALUES(1,2,'wall_shown',0,NULL,'2026-11-25 21:12:11.682060');
INSERT INTO "act" VALUES(2,2,'wall_hidden',0,NULL,'2026-11-25 21:12:11.685585');
INSERT INTO "act" VALUES(3,3,'topics_shown',0,NULL,'2026-11-25 21:12:11.732956');
INSERT INTO "act" VALUES(4,3,'reopened',1,NULL,'2026-11-25 21:12:11.755311');
INSERT INTO "act" VALUES(5,3,'reading',1,NULL,'2026-11-25 21:12:11.845836');
INSERT INTO "act" VALUES(6,3,'topics_accepted',0,NULL,'2026-11-25 21:12:11.855260');
INSERT INTO "act" VALUES(7,5,'agreed_shown',0,NULL,'2026-11-25 21:12:11.919326');
CREATE TABLE action (
	id INTEGER NOT NULL, 
	workshop_id INTEGER NOT NULL, 
	text VARCHAR(1000) NOT NULL, 
	owner VARCHAR(160) NOT NULL, 
	due_on DATE, 
	status VARCHAR(8) NOT NULL, 
	at DATETIME NOT NULL, 
	by_id INTEGER, 
	edited_at DATETIME, 
	removed_at DATETIME, 
	CONSTRAINT pk_action PRIMARY KEY (id), 
	CONSTRAINT fk_action_by_id FOREIGN KEY(by_id) REFERENCES account (id), 
	CONSTRAINT fk_action_workshop_id FOREIGN KEY(workshop_id) REFERENCES workshop (id) ON DELETE CASCADE
);
INSERT INTO "action" VALUES(1,1,'Draft a short plan','',NULL,'open','2026-11-25 21:12:11.905509',NULL,'2026-11-25 21:12:11.907941','2026-11-25 21:12:11.917028');
CREATE TABLE agenda_item (
	id INTEGER NOT NULL, 
	meeting_id INTEGER NOT NULL, 
	day DATE NOT NULL, 
	starts TIME, 
	ends TIME, 
	kind VARCHAR(8) NOT NULL, 
	title VARCHAR(280) NOT NULL, 
	place VARCHAR(160) NOT NULL, 
	who VARCHAR(280) NOT NULL, 
	workshop_id INTEGER, 
	CONSTRAINT pk_agenda_item PRIMARY KEY (id), 
	CONSTRAINT ck_agenda_item_kind CHECK (kind IN ('item', 'session', 'trip', 'break')), 
	CONSTRAINT fk_agenda_item_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id) ON DELETE CASCADE, 
	CONSTRAINT fk_agenda_item_workshop_id FOREIGN KEY(workshop_id) REFERENCES workshop (id) ON DELETE SET NULL
);
INSERT INTO "agenda_item" VALUES(1,1,'2026-10-14','09:00:00','10:00:00','session','Roofs','Hall','All',1);
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0003');
CREATE TABLE attendee (
	id INTEGER NOT NULL, 
	meeting_id INTEGER NOT NULL, 
	device_id INTEGER NOT NULL, 
	organisation_id INTEGER NOT NULL, 
	partner_type VARCHAR(16) NOT NULL, 
	country VARCHAR(8) NOT NULL, 
	languages VARCHAR(40) NOT NULL, 
	joined_at DATETIME NOT NULL, 
	CONSTRAINT pk_attendee PRIMARY KEY (id), 
	CONSTRAINT fk_attendee_device_id FOREIGN KEY(device_id) REFERENCES device (id) ON DELETE CASCADE, 
	CONSTRAINT fk_attendee_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id) ON DELETE CASCADE, 
	CONSTRAINT fk_attendee_organisation_id FOREIGN KEY(organisation_id) REFERENCES organisation (id), 
	CONSTRAINT uq_attendee_meeting_id_device_id UNIQUE (meeting_id, device_id)
);
INSERT INTO "attendee" VALUES(1,1,1,2,'city','DK','en','2026-11-25 21:12:11.623492');
INSERT INTO "attendee" VALUES(2,1,2,3,'company','DK','en','2026-11-25 21:12:11.629303');
INSERT INTO "attendee" VALUES(3,1,3,4,'research','DK','en','2026-11-25 21:12:11.631282');
CREATE TABLE ballot (
	id INTEGER NOT NULL, 
	vote_id INTEGER NOT NULL, 
	participant_id INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	changed_at DATETIME NOT NULL, 
	done_at DATETIME, 
	abstained_at DATETIME, 
	CONSTRAINT pk_ballot PRIMARY KEY (id), 
	CONSTRAINT fk_ballot_participant_id FOREIGN KEY(participant_id) REFERENCES participant (id), 
	CONSTRAINT fk_ballot_vote_id FOREIGN KEY(vote_id) REFERENCES vote (id) ON DELETE CASCADE, 
	CONSTRAINT uq_ballot_vote_id_participant_id UNIQUE (vote_id, participant_id)
);
INSERT INTO "ballot" VALUES(1,2,1,1,'2026-11-25 21:12:11.875414','2026-11-25 21:12:11.882879',NULL);
INSERT INTO "ballot" VALUES(2,2,2,1,'2026-11-25 21:12:11.880898',NULL,NULL);
INSERT INTO "ballot" VALUES(3,2,3,1,'2026-11-25 21:12:11.884671',NULL,'2026-11-25 21:12:11.884671');
CREATE TABLE barrier_link (
	barrier_id INTEGER NOT NULL, 
	possibility_id INTEGER NOT NULL, 
	workshop_id INTEGER NOT NULL, 
	remover VARCHAR(8) NOT NULL, 
	at DATETIME NOT NULL, 
	by_id INTEGER, 
	CONSTRAINT pk_barrier_link PRIMARY KEY (barrier_id, possibility_id), 
	CONSTRAINT fk_barrier_link_barrier_id FOREIGN KEY(barrier_id) REFERENCES cluster (id) ON DELETE CASCADE, 
	CONSTRAINT fk_barrier_link_by_id FOREIGN KEY(by_id) REFERENCES account (id), 
	CONSTRAINT fk_barrier_link_possibility_id FOREIGN KEY(possibility_id) REFERENCES cluster (id) ON DELETE CASCADE, 
	CONSTRAINT fk_barrier_link_workshop_id FOREIGN KEY(workshop_id) REFERENCES workshop (id) ON DELETE CASCADE
);
INSERT INTO "barrier_link" VALUES(8,1,1,'city','2026-10-14 09:00:00.000000',NULL);
CREATE TABLE board_action (
	id INTEGER NOT NULL, 
	workshop_id INTEGER NOT NULL, 
	kind VARCHAR(24) NOT NULL, 
	"before" JSON NOT NULL, 
	"after" JSON NOT NULL, 
	by_id INTEGER, 
	at DATETIME NOT NULL, 
	undone_at DATETIME, 
	undone_by_id INTEGER, 
	CONSTRAINT pk_board_action PRIMARY KEY (id), 
	CONSTRAINT fk_board_action_by_id FOREIGN KEY(by_id) REFERENCES account (id), 
	CONSTRAINT fk_board_action_undone_by_id FOREIGN KEY(undone_by_id) REFERENCES account (id), 
	CONSTRAINT fk_board_action_workshop_id FOREIGN KEY(workshop_id) REFERENCES workshop (id) ON DELETE CASCADE
);
INSERT INTO "board_action" VALUES(1,1,'hidden','{"topics": {}, "ideas": {"3": {"hidden_at": null, "hidden_reason": ""}}}','{"topics": {}, "ideas": {"3": {"hidden_at": "2026-11-25T21:12:11.675715+00:00", "hidden_reason": "Twice"}}, "created": [], "voided": [], "what": "Twice"}',NULL,'2026-11-25 21:12:11.675715',NULL,NULL);
INSERT INTO "board_action" VALUES(2,1,'shown','{"topics": {}, "ideas": {"3": {"hidden_at": "2026-11-25T21:12:11.675715+00:00", "hidden_reason": "Twice"}}}','{"topics": {}, "ideas": {"3": {"hidden_at": null, "hidden_reason": ""}}, "created": [], "voided": [], "what": ""}',NULL,'2026-11-25 21:12:11.679859',NULL,NULL);
INSERT INTO "board_action" VALUES(3,1,'drafted','{"topics": {}, "ideas": {}}','{"topics": {}, "ideas": {}, "created": [2], "voided": [], "what": "Water"}',NULL,'2026-11-25 21:12:11.708261',NULL,NULL);
INSERT INTO "board_action" VALUES(4,1,'drafted','{"topics": {}, "ideas": {}}','{"topics": {}, "ideas": {}, "created": [3], "voided": [], "what": "Spare"}',NULL,'2026-11-25 21:12:11.711914',NULL,NULL);
INSERT INTO "board_action" VALUES(5,1,'removed','{"topics": {"3": {"removed_at": null}}, "ideas": {}}','{"topics": {"3": {"removed_at": "2026-11-25T21:12:11.725037+00:00"}}, "ideas": {}, "created": [], "voided": [], "what": "Spare"}',NULL,'2026-11-25 21:12:11.725037',NULL,NULL);
INSERT INTO "board_action" VALUES(6,1,'late_topic','{"topics": {}, "ideas": {}}','{"topics": {}, "ideas": {}, "created": [4], "voided": [5], "what": "Bees"}',NULL,'2026-11-25 21:12:11.783757',NULL,NULL);
INSERT INTO "board_action" VALUES(7,1,'moved','{"topics": {}, "ideas": {"3": {"place": null}, "5": {"place": null}}}','{"topics": {}, "ideas": {"3": {"place": {"cluster_id": 1, "at": "2026-11-25T21:12:11.795082+00:00", "by_id": null}}, "5": {"place": {"cluster_id": 1, "at": "2026-11-25T21:12:11.795082+00:00", "by_id": null}}}, "created": [], "voided": [], "what": "Roofs"}',NULL,'2026-11-25 21:12:11.795082',NULL,NULL);
INSERT INTO "board_action" VALUES(8,1,'split','{"topics": {}, "ideas": {"3": {"place": {"cluster_id": 1, "at": "2026-11-25T21:12:11.795082+00:00", "by_id": null}}}}','{"topics": {}, "ideas": {"3": {"place": {"cluster_id": 5, "at": "2026-11-25T21:12:11.799092+00:00", "by_id": null}}}, "created": [5], "voided": [], "what": "Old"}',NULL,'2026-11-25 21:12:11.799092','2026-11-25 21:12:11.803965',NULL);
INSERT INTO "board_action" VALUES(9,1,'merged','{"topics": {"1": {"name": "Roofs"}, "2": {"merged_into_id": null, "removed_at": null}}, "ideas": {"1": {"place": {"cluster_id": 2, "at": "2026-11-25T21:12:11.761896+00:00", "by_id": null}}}}','{"topics": {"1": {"name": "Roofs / Water"}, "2": {"merged_into_id": 1, "removed_at": "2026-11-25T21:12:11.812011+00:00"}}, "ideas": {"1": {"place": {"cluster_id": 1, "at": "2026-11-25T21:12:11.761896+00:00", "by_id": null}}}, "created": [], "voided": [], "what": "Roofs / Water"}',NULL,'2026-11-25 21:12:11.812011',NULL,NULL);
INSERT INTO "board_action" VALUES(10,1,'split_up','{"topics": {"1": {"removed_at": null}}, "ideas": {"1": {"among_id": null, "place": {"cluster_id": 1, "at": "2026-11-25T21:12:11.761896+00:00", "by_id": null}}, "3": {"among_id": null, "place": {"cluster_id": 1, "at": "2026-11-25T21:12:11.795082+00:00", "by_id": null}}, "5": {"among_id": null, "place": {"cluster_id": 1, "at": "2026-11-25T21:12:11.795082+00:00", "by_id": null}}}}','{"topics": {"1": {"removed_at": "2026-11-25T21:12:11.818032+00:00"}}, "ideas": {"1": {"among_id": 1, "place": null}, "3": {"among_id": 1, "place": null}, "5": {"among_id": 1, "place": null}}, "created": [6, 7], "voided": [3, 2, 4], "what": "Roofs / Water"}',NULL,'2026-11-25 21:12:11.818032','2026-11-25 21:12:11.828968',NULL);
INSERT INTO "board_action" VALUES(11,1,'promoted','{"topics": {}, "ideas": {"4": {"place": null}}}','{"topics": {}, "ideas": {"4": {"place": {"cluster_id": 8, "at": "2026-11-25T21:12:11.840488+00:00", "by_id": null}}}, "created": [8], "voided": [], "what": "Paved garden 1"}',NULL,'2026-11-25 21:12:11.840488',NULL,NULL);
INSERT INTO "board_action" VALUES(12,1,'renamed','{"topics": {"1": {"name": "Roofs / Water"}}, "ideas": {}}','{"topics": {"1": {"name": "Green roofs"}}, "ideas": {}, "created": [], "voided": [], "what": "Green roofs"}',NULL,'2026-11-25 21:12:11.852286',NULL,NULL);
CREATE TABLE breakdown (
	vote_id INTEGER NOT NULL, 
	axis VARCHAR(12) NOT NULL, 
	figures TEXT NOT NULL, 
	at DATETIME NOT NULL, 
	by_id INTEGER, 
	CONSTRAINT pk_breakdown PRIMARY KEY (vote_id, axis), 
	CONSTRAINT ck_breakdown_axis CHECK (axis IN ('partner_type', 'country', 'organisation')), 
	CONSTRAINT fk_breakdown_by_id FOREIGN KEY(by_id) REFERENCES account (id), 
	CONSTRAINT fk_breakdown_vote_id FOREIGN KEY(vote_id) REFERENCES vote (id) ON DELETE CASCADE
);
INSERT INTO "breakdown" VALUES(1,'country','{}','2026-10-14 09:00:00',1);
CREATE TABLE cluster (
	id INTEGER NOT NULL, 
	workshop_id INTEGER NOT NULL, 
	question_id INTEGER NOT NULL, 
	list VARCHAR(12) NOT NULL, 
	letter INTEGER NOT NULL, 
	name VARCHAR(400) NOT NULL, 
	created_at DATETIME NOT NULL, 
	created_by_id INTEGER, 
	drafted_by_id INTEGER, 
	parent_id INTEGER, 
	merged_into_id INTEGER, 
	removed_at DATETIME, 
	promoted_at DATETIME, 
	CONSTRAINT pk_cluster PRIMARY KEY (id), 
	CONSTRAINT ck_cluster_list CHECK (list IN ('possibility', 'barrier')), 
	CONSTRAINT fk_cluster_created_by_id FOREIGN KEY(created_by_id) REFERENCES account (id), 
	CONSTRAINT fk_cluster_drafted_by_id FOREIGN KEY(drafted_by_id) REFERENCES participant (id), 
	CONSTRAINT fk_cluster_merged_into_id FOREIGN KEY(merged_into_id) REFERENCES cluster (id), 
	CONSTRAINT fk_cluster_parent_id FOREIGN KEY(parent_id) REFERENCES cluster (id), 
	CONSTRAINT fk_cluster_question_id FOREIGN KEY(question_id) REFERENCES question (id), 
	CONSTRAINT fk_cluster_workshop_id FOREIGN KEY(workshop_id) REFERENCES workshop (id) ON DELETE CASCADE
);
INSERT INTO "cluster" VALUES(1,1,1,'possibility',0,'Green roofs','2026-11-25 21:12:11.703079',NULL,1,NULL,NULL,NULL,NULL);
INSERT INTO "cluster" VALUES(2,1,1,'possibility',1,'Water','2026-11-25 21:12:11.708261',NULL,NULL,NULL,1,'2026-11-25 21:12:11.812011',NULL);
INSERT INTO "cluster" VALUES(3,1,1,'possibility',2,'Spare','2026-11-25 21:12:11.711914',NULL,NULL,NULL,NULL,'2026-11-25 21:12:11.725037',NULL);
INSERT INTO "cluster" VALUES(4,1,1,'possibility',3,'Bees','2026-11-25 21:12:11.783757',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "cluster" VALUES(5,1,1,'possibility',4,'Old','2026-11-25 21:12:11.799092',NULL,NULL,1,NULL,'2026-11-25 21:12:11.803965',NULL);
INSERT INTO "cluster" VALUES(6,1,1,'possibility',5,'A','2026-11-25 21:12:11.818032',NULL,NULL,1,NULL,'2026-11-25 21:12:11.828968',NULL);
INSERT INTO "cluster" VALUES(7,1,1,'possibility',6,'B','2026-11-25 21:12:11.818032',NULL,NULL,1,NULL,'2026-11-25 21:12:11.828968',NULL);
INSERT INTO "cluster" VALUES(8,1,1,'barrier',0,'Paved garden 1','2026-11-25 21:12:11.840488',NULL,NULL,NULL,NULL,NULL,'2026-11-25 21:12:11.840488');
CREATE TABLE continuation (
	id INTEGER NOT NULL, 
	workshop_id INTEGER NOT NULL, 
	device_id INTEGER NOT NULL, 
	code_hash VARCHAR(64) NOT NULL, 
	expires_at DATETIME NOT NULL, 
	used_at DATETIME, 
	CONSTRAINT pk_continuation PRIMARY KEY (id), 
	CONSTRAINT fk_continuation_device_id FOREIGN KEY(device_id) REFERENCES device (id) ON DELETE CASCADE, 
	CONSTRAINT fk_continuation_workshop_id FOREIGN KEY(workshop_id) REFERENCES workshop (id) ON DELETE CASCADE
);
INSERT INTO "continuation" VALUES(1,1,1,'eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee','2026-10-14 09:00:00.000000',NULL);
CREATE TABLE decision (
	id INTEGER NOT NULL, 
	workshop_id INTEGER NOT NULL, 
	text VARCHAR(1000) NOT NULL, 
	how VARCHAR(12) NOT NULL, 
	in_favour INTEGER, 
	against INTEGER, 
	abstained INTEGER, 
	body VARCHAR(160) NOT NULL, 
	at DATETIME NOT NULL, 
	by_id INTEGER, 
	edited_at DATETIME, 
	removed_at DATETIME, 
	CONSTRAINT pk_decision PRIMARY KEY (id), 
	CONSTRAINT fk_decision_by_id FOREIGN KEY(by_id) REFERENCES account (id), 
	CONSTRAINT fk_decision_workshop_id FOREIGN KEY(workshop_id) REFERENCES workshop (id) ON DELETE CASCADE
);
INSERT INTO "decision" VALUES(1,1,'Roofs','consensus',NULL,NULL,NULL,'','2026-11-25 21:12:11.899541',NULL,'2026-11-25 21:12:11.902162','2026-11-25 21:12:11.915427');
CREATE TABLE device (
	id INTEGER NOT NULL, 
	created_at DATETIME NOT NULL, 
	CONSTRAINT pk_device PRIMARY KEY (id)
);
INSERT INTO "device" VALUES(1,'2026-11-25 21:12:11.623492');
INSERT INTO "device" VALUES(2,'2026-11-25 21:12:11.629303');
INSERT INTO "device" VALUES(3,'2026-11-25 21:12:11.631282');
CREATE TABLE device_key (
	id INTEGER NOT NULL, 
	device_id INTEGER NOT NULL, 
	token_hash VARCHAR(64) NOT NULL, 
	CONSTRAINT pk_device_key PRIMARY KEY (id), 
	CONSTRAINT fk_device_key_device_id FOREIGN KEY(device_id) REFERENCES device (id) ON DELETE CASCADE, 
	CONSTRAINT uq_device_key_token_hash UNIQUE (token_hash)
);
INSERT INTO "device_key" VALUES(1,1,'device 0');
INSERT INTO "device_key" VALUES(2,2,'device 1');
INSERT INTO "device_key" VALUES(3,3,'device 2');
CREATE TABLE door_closing (
	id INTEGER NOT NULL, 
	workshop_id INTEGER NOT NULL, 
	closed_at DATETIME NOT NULL, 
	closed_by_id INTEGER, 
	opened_at DATETIME, 
	opened_by_id INTEGER, 
	CONSTRAINT pk_door_closing PRIMARY KEY (id), 
	CONSTRAINT fk_door_closing_workshop_id FOREIGN KEY(workshop_id) REFERENCES workshop (id) ON DELETE CASCADE, 
	CONSTRAINT fk_door_closing_closed_by_id FOREIGN KEY(closed_by_id) REFERENCES account (id), 
	CONSTRAINT fk_door_closing_opened_by_id FOREIGN KEY(opened_by_id) REFERENCES account (id)
);
INSERT INTO "door_closing" VALUES(1,1,'2026-10-14 09:00:00',1,'2026-10-14 09:01:00',2);
CREATE TABLE dot (
	ballot_id INTEGER NOT NULL, 
	cluster_id INTEGER NOT NULL, 
	marks INTEGER NOT NULL, 
	cap INTEGER NOT NULL, 
	CONSTRAINT pk_dot PRIMARY KEY (ballot_id, cluster_id), 
	CONSTRAINT ck_dot_within_cap CHECK (marks BETWEEN 1 AND cap AND cap <= 3), 
	CONSTRAINT fk_dot_ballot_id FOREIGN KEY(ballot_id) REFERENCES ballot (id) ON DELETE CASCADE, 
	CONSTRAINT fk_dot_cluster_id FOREIGN KEY(cluster_id) REFERENCES cluster (id)
);
INSERT INTO "dot" VALUES(1,1,1,1);
INSERT INTO "dot" VALUES(2,1,1,1);
CREATE TABLE enough (
	opening_id INTEGER NOT NULL, 
	participant_id INTEGER NOT NULL, 
	at DATETIME NOT NULL, 
	CONSTRAINT pk_enough PRIMARY KEY (opening_id, participant_id), 
	CONSTRAINT fk_enough_opening_id FOREIGN KEY(opening_id) REFERENCES opening (id) ON DELETE CASCADE, 
	CONSTRAINT fk_enough_participant_id FOREIGN KEY(participant_id) REFERENCES participant (id) ON DELETE CASCADE
);
INSERT INTO "enough" VALUES(1,3,'2026-10-14 09:00:00.000000');
CREATE TABLE erasure (
	id INTEGER NOT NULL, 
	kind VARCHAR(12) NOT NULL, 
	number INTEGER NOT NULL, 
	by_id INTEGER, 
	at DATETIME NOT NULL, 
	CONSTRAINT pk_erasure PRIMARY KEY (id), 
	CONSTRAINT fk_erasure_by_id FOREIGN KEY(by_id) REFERENCES account (id)
);
INSERT INTO "erasure" VALUES(1,'participant',1,1,'2026-10-14 09:00:00');
CREATE TABLE filed (
	id INTEGER NOT NULL, 
	meeting_id INTEGER NOT NULL, 
	stage_id INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	checksum VARCHAR(64) NOT NULL, 
	redacted_at DATETIME, 
	report TEXT, 
	CONSTRAINT pk_filed PRIMARY KEY (id), 
	CONSTRAINT fk_filed_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id) ON DELETE CASCADE, 
	CONSTRAINT fk_filed_stage_id FOREIGN KEY(stage_id) REFERENCES stage (id) ON DELETE CASCADE, 
	CONSTRAINT uq_filed_meeting_id_number UNIQUE (meeting_id, number)
);
INSERT INTO "filed" VALUES(1,1,1,1,'abc','2026-10-21 09:00:00','{}');
CREATE TABLE filed_file (
	id INTEGER NOT NULL, 
	filed_id INTEGER NOT NULL, 
	format VARCHAR(8) NOT NULL, 
	language VARCHAR(8) NOT NULL, 
	name VARCHAR(255) NOT NULL, 
	checksum VARCHAR(64) NOT NULL, 
	content BLOB, 
	CONSTRAINT pk_filed_file PRIMARY KEY (id), 
	CONSTRAINT fk_filed_file_filed_id FOREIGN KEY(filed_id) REFERENCES filed (id) ON DELETE CASCADE, 
	CONSTRAINT uq_filed_file_filed_id_format_language UNIQUE (filed_id, format, language)
);
INSERT INTO "filed_file" VALUES(1,1,'pdf','da','minutes v1.pdf','def',NULL);
CREATE TABLE hands (
	vote_id INTEGER NOT NULL, 
	cluster_id INTEGER NOT NULL, 
	hands INTEGER NOT NULL, 
	at DATETIME NOT NULL, 
	by_id INTEGER, 
	CONSTRAINT pk_hands PRIMARY KEY (vote_id, cluster_id), 
	CONSTRAINT ck_hands_hands CHECK (hands >= 0), 
	CONSTRAINT fk_hands_by_id FOREIGN KEY(by_id) REFERENCES account (id), 
	CONSTRAINT fk_hands_cluster_id FOREIGN KEY(cluster_id) REFERENCES cluster (id), 
	CONSTRAINT fk_hands_vote_id FOREIGN KEY(vote_id) REFERENCES vote (id) ON DELETE CASCADE
);
INSERT INTO "hands" VALUES(1,1,7,'2026-10-14 09:00:00',1);
CREATE TABLE header (
	meeting_id INTEGER NOT NULL, 
	programme VARCHAR(160) NOT NULL, 
	project VARCHAR(160) NOT NULL, 
	acronym VARCHAR(40) NOT NULL, 
	project_number VARCHAR(40) NOT NULL, 
	activity VARCHAR(160) NOT NULL, 
	deliverable VARCHAR(160) NOT NULL, 
	host VARCHAR(160) NOT NULL, 
	chair VARCHAR(160) NOT NULL, 
	minute_taker VARCHAR(160) NOT NULL, 
	distribution VARCHAR(500) NOT NULL, 
	funding VARCHAR(500) NOT NULL, 
	signed INTEGER, 
	without_phone INTEGER, 
	edition INTEGER NOT NULL, 
	edited_at DATETIME, 
	edited_by_id INTEGER, 
	CONSTRAINT pk_header PRIMARY KEY (meeting_id), 
	CONSTRAINT fk_header_edited_by_id FOREIGN KEY(edited_by_id) REFERENCES account (id), 
	CONSTRAINT fk_header_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id) ON DELETE CASCADE
);
INSERT INTO "header" VALUES(1,'North Sea','Green roofs','GR','38-2-7','WP 4','D 4.1','Fjordby','Ada','Finn','All partners','Funded',12,1,2,'2026-10-14 09:00:00',1);
CREATE TABLE idea (
	id INTEGER NOT NULL, 
	workshop_id INTEGER NOT NULL, 
	question_id INTEGER NOT NULL, 
	list VARCHAR(12) NOT NULL, 
	text VARCHAR(280) NOT NULL, 
	language VARCHAR(8) NOT NULL, 
	author_id INTEGER, 
	source VARCHAR(8) NOT NULL, 
	practice BOOLEAN NOT NULL, 
	late BOOLEAN NOT NULL, 
	at DATETIME NOT NULL, 
	original_text VARCHAR(280), 
	edited_at DATETIME, 
	edited_by_id INTEGER, 
	withdrawn_at DATETIME, 
	hidden_at DATETIME, 
	hidden_by_id INTEGER, 
	hidden_reason VARCHAR(280) NOT NULL, 
	among_id INTEGER, 
	CONSTRAINT pk_idea PRIMARY KEY (id), 
	CONSTRAINT ck_idea_list CHECK (list IN ('possibility', 'barrier')), 
	CONSTRAINT fk_idea_among_id FOREIGN KEY(among_id) REFERENCES cluster (id), 
	CONSTRAINT fk_idea_author_id FOREIGN KEY(author_id) REFERENCES participant (id), 
	CONSTRAINT fk_idea_edited_by_id FOREIGN KEY(edited_by_id) REFERENCES account (id), 
	CONSTRAINT fk_idea_hidden_by_id FOREIGN KEY(hidden_by_id) REFERENCES account (id), 
	CONSTRAINT fk_idea_question_id FOREIGN KEY(question_id) REFERENCES question (id), 
	CONSTRAINT fk_idea_workshop_id FOREIGN KEY(workshop_id) REFERENCES workshop (id) ON DELETE CASCADE
);
INSERT INTO "idea" VALUES(1,1,1,'possibility','Green roofs','en',1,'phone',0,0,'2026-11-25 21:12:11.655830','Green roof 0','2026-11-25 21:12:11.670261',NULL,NULL,NULL,NULL,'',NULL);
INSERT INTO "idea" VALUES(2,1,1,'barrier','Paved garden 0','en',1,'phone',0,0,'2026-11-25 21:12:11.661390',NULL,NULL,NULL,'2026-11-25 21:12:11.673655',NULL,NULL,'',NULL);
INSERT INTO "idea" VALUES(3,1,1,'possibility','Green roof 1','en',2,'phone',0,0,'2026-11-25 21:12:11.663290',NULL,NULL,NULL,NULL,NULL,NULL,'',NULL);
INSERT INTO "idea" VALUES(4,1,1,'barrier','Paved garden 1','en',2,'phone',0,0,'2026-11-25 21:12:11.665128',NULL,NULL,NULL,NULL,NULL,NULL,'',NULL);
INSERT INTO "idea" VALUES(5,1,1,'possibility','Green roof 2','en',3,'phone',0,0,'2026-11-25 21:12:11.666875',NULL,NULL,NULL,NULL,NULL,NULL,'',NULL);
INSERT INTO "idea" VALUES(6,1,1,'barrier','Paved garden 2','en',3,'phone',0,0,'2026-11-25 21:12:11.668561',NULL,NULL,NULL,NULL,NULL,NULL,'',NULL);
CREATE TABLE "invitation" (
	id INTEGER NOT NULL, 
	workshop_id INTEGER, 
	token_hash VARCHAR(64) NOT NULL, 
	created_at DATETIME NOT NULL, 
	created_by_id INTEGER, 
	expires_at DATETIME NOT NULL, 
	used_at DATETIME, 
	used_by_id INTEGER, 
	for_account_id INTEGER, 
	CONSTRAINT pk_invitation PRIMARY KEY (id), 
	CONSTRAINT fk_invitation_workshop_id FOREIGN KEY(workshop_id) REFERENCES workshop (id) ON DELETE CASCADE, 
	CONSTRAINT fk_invitation_used_by_id FOREIGN KEY(used_by_id) REFERENCES account (id), 
	CONSTRAINT fk_invitation_created_by_id FOREIGN KEY(created_by_id) REFERENCES account (id), 
	CONSTRAINT uq_invitation_token_hash UNIQUE (token_hash), 
	CONSTRAINT fk_invitation_for_account_id FOREIGN KEY(for_account_id) REFERENCES account (id) ON DELETE CASCADE
);
INSERT INTO "invitation" VALUES(1,1,'bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb','2026-10-14 09:00:00.000000',1,'2026-10-14 09:00:00.000000','2026-10-14 09:00:00.000000',2,NULL);
INSERT INTO "invitation" VALUES(2,NULL,'cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc','2026-10-14 09:00:00.000000',NULL,'2026-10-14 09:00:00.000000',NULL,NULL,NULL);
CREATE TABLE lease (
	participant_id INTEGER NOT NULL, 
	workshop_id INTEGER NOT NULL, 
	idea_id INTEGER NOT NULL, 
	until DATETIME NOT NULL, 
	CONSTRAINT pk_lease PRIMARY KEY (participant_id), 
	CONSTRAINT fk_lease_idea_id FOREIGN KEY(idea_id) REFERENCES idea (id), 
	CONSTRAINT fk_lease_participant_id FOREIGN KEY(participant_id) REFERENCES participant (id) ON DELETE CASCADE, 
	CONSTRAINT fk_lease_workshop_id FOREIGN KEY(workshop_id) REFERENCES workshop (id) ON DELETE CASCADE
);
INSERT INTO "lease" VALUES(3,1,6,'2026-11-25 21:13:11.779013');
CREATE TABLE meeting (
	id INTEGER NOT NULL, 
	series_id INTEGER, 
	title VARCHAR(160) NOT NULL, 
	place VARCHAR(160) NOT NULL, 
	starts_on DATE NOT NULL, 
	ends_on DATE NOT NULL, 
	language VARCHAR(8) NOT NULL, 
	note VARCHAR(1000) NOT NULL, 
	created_by_id INTEGER, 
	created_at DATETIME NOT NULL, keep_until DATE, people_until DATE, people_erased_at DATETIME, 
	CONSTRAINT pk_meeting PRIMARY KEY (id), 
	CONSTRAINT fk_meeting_created_by_id FOREIGN KEY(created_by_id) REFERENCES account (id), 
	CONSTRAINT fk_meeting_series_id FOREIGN KEY(series_id) REFERENCES series (id)
);
INSERT INTO "meeting" VALUES(1,1,'Working days','Fjordby','2026-10-14','2026-10-15','en','Ærø, Łódź & 東京 ‘quoted’',1,'2026-10-14 09:00:00.000000',NULL,NULL,NULL);
CREATE TABLE name_proposal (
	cluster_id INTEGER NOT NULL, 
	participant_id INTEGER NOT NULL, 
	name VARCHAR(120) NOT NULL, 
	at DATETIME NOT NULL, 
	CONSTRAINT pk_name_proposal PRIMARY KEY (cluster_id, participant_id), 
	CONSTRAINT fk_name_proposal_cluster_id FOREIGN KEY(cluster_id) REFERENCES cluster (id) ON DELETE CASCADE, 
	CONSTRAINT fk_name_proposal_participant_id FOREIGN KEY(participant_id) REFERENCES participant (id) ON DELETE CASCADE
);
INSERT INTO "name_proposal" VALUES(1,1,'Green roofs','2026-11-25 21:12:11.848797');
CREATE TABLE offer_decline (
	workshop_id INTEGER NOT NULL, 
	offer VARCHAR(60) NOT NULL, 
	by_id INTEGER, 
	at DATETIME NOT NULL, 
	CONSTRAINT pk_offer_decline PRIMARY KEY (workshop_id, offer), 
	CONSTRAINT fk_offer_decline_by_id FOREIGN KEY(by_id) REFERENCES account (id), 
	CONSTRAINT fk_offer_decline_workshop_id FOREIGN KEY(workshop_id) REFERENCES workshop (id) ON DELETE CASCADE
);
INSERT INTO "offer_decline" VALUES(1,'big:1',NULL,'2026-11-25 21:12:11.793786');
CREATE TABLE opening (
	id INTEGER NOT NULL, 
	workshop_id INTEGER NOT NULL, 
	step_id INTEGER NOT NULL, 
	opened_at DATETIME NOT NULL, 
	opened_by_id INTEGER, 
	ends_at DATETIME, 
	closed_at DATETIME, 
	ideas_each INTEGER, 
	CONSTRAINT pk_opening PRIMARY KEY (id), 
	CONSTRAINT fk_opening_opened_by_id FOREIGN KEY(opened_by_id) REFERENCES account (id), 
	CONSTRAINT fk_opening_step_id FOREIGN KEY(step_id) REFERENCES step (id), 
	CONSTRAINT fk_opening_workshop_id FOREIGN KEY(workshop_id) REFERENCES workshop (id) ON DELETE CASCADE
);
INSERT INTO "opening" VALUES(1,1,1,'2026-11-25 21:12:11.637115',NULL,'2026-11-25 21:13:11.637115','2026-11-25 21:12:11.648862',NULL);
INSERT INTO "opening" VALUES(2,1,2,'2026-11-25 21:12:11.648862',NULL,'2026-11-25 21:18:11.648862','2026-11-25 21:12:11.721117',5);
INSERT INTO "opening" VALUES(3,1,3,'2026-11-25 21:12:11.721117',NULL,'2026-11-25 21:20:11.721117','2026-11-25 21:12:11.857753',NULL);
INSERT INTO "opening" VALUES(4,1,4,'2026-11-25 21:12:11.857753',NULL,'2026-11-25 21:15:11.857753','2026-11-25 21:12:11.889157',NULL);
INSERT INTO "opening" VALUES(5,1,5,'2026-11-25 21:12:11.889157',NULL,'2026-11-25 21:21:11.889157','2026-11-25 21:12:11.923035',NULL);
CREATE TABLE organisation (
	id INTEGER NOT NULL, 
	meeting_id INTEGER NOT NULL, 
	name VARCHAR(160) NOT NULL, 
	partner_type VARCHAR(16) NOT NULL, 
	country VARCHAR(8) NOT NULL, 
	expected BOOLEAN NOT NULL, 
	CONSTRAINT pk_organisation PRIMARY KEY (id), 
	CONSTRAINT fk_organisation_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id) ON DELETE CASCADE, 
	CONSTRAINT uq_organisation_meeting_id_name UNIQUE (meeting_id, name)
);
INSERT INTO "organisation" VALUES(1,1,'Hafen & Söhne GmbH','company','DE',1);
INSERT INTO "organisation" VALUES(2,1,'Organisation 0','city','DK',0);
INSERT INTO "organisation" VALUES(3,1,'Organisation 1','company','DK',0);
INSERT INTO "organisation" VALUES(4,1,'Organisation 2','research','DK',0);
CREATE TABLE participant (
	id INTEGER NOT NULL, 
	workshop_id INTEGER NOT NULL, 
	device_id INTEGER NOT NULL, 
	attendee_id INTEGER, 
	name VARCHAR(80), 
	language VARCHAR(8) NOT NULL, 
	joined_at DATETIME NOT NULL, 
	theme_team_since DATETIME, 
	volunteered_at DATETIME, 
	removed_at DATETIME, on_paper BOOLEAN DEFAULT 0 NOT NULL, 
	CONSTRAINT pk_participant PRIMARY KEY (id), 
	CONSTRAINT ck_participant_team_is_present CHECK (theme_team_since IS NULL OR removed_at IS NULL), 
	CONSTRAINT fk_participant_attendee_id FOREIGN KEY(attendee_id) REFERENCES attendee (id) ON DELETE CASCADE, 
	CONSTRAINT fk_participant_device_id FOREIGN KEY(device_id) REFERENCES device (id) ON DELETE CASCADE, 
	CONSTRAINT fk_participant_workshop_id FOREIGN KEY(workshop_id) REFERENCES workshop (id) ON DELETE CASCADE
);
INSERT INTO "participant" VALUES(1,1,1,1,NULL,'en','2026-11-25 21:12:11.623492',NULL,NULL,NULL,0);
INSERT INTO "participant" VALUES(2,1,2,2,'Bo Østergård','en','2026-11-25 21:12:11.629303',NULL,NULL,NULL,0);
INSERT INTO "participant" VALUES(3,1,3,3,NULL,'en','2026-11-25 21:12:11.631282',NULL,NULL,NULL,0);
INSERT INTO "participant" VALUES(4,1,1,NULL,NULL,'en','2026-11-25 21:12:11.886391',NULL,NULL,NULL,0);
CREATE TABLE person (
	id INTEGER NOT NULL, 
	meeting_id INTEGER NOT NULL, 
	name VARCHAR(120) NOT NULL, 
	organisation VARCHAR(160) NOT NULL, 
	role VARCHAR(120) NOT NULL, 
	expected BOOLEAN NOT NULL, 
	signed BOOLEAN NOT NULL, 
	CONSTRAINT pk_person PRIMARY KEY (id), 
	CONSTRAINT fk_person_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id) ON DELETE CASCADE, 
	CONSTRAINT uq_person_meeting_id_name_organisation UNIQUE (meeting_id, name, organisation)
);
INSERT INTO "person" VALUES(1,1,'Berit','Fjordby','Mayor',1,1);
CREATE TABLE placement (
	id INTEGER NOT NULL, 
	workshop_id INTEGER NOT NULL, 
	idea_id INTEGER NOT NULL, 
	participant_id INTEGER NOT NULL, 
	answer VARCHAR(8) NOT NULL, 
	cluster_id INTEGER, 
	suggestion VARCHAR(80) NOT NULL, 
	at DATETIME NOT NULL, 
	voided_at DATETIME, 
	CONSTRAINT pk_placement PRIMARY KEY (id), 
	CONSTRAINT ck_placement_answer CHECK ((answer = 'topic') = (cluster_id IS NOT NULL)), 
	CONSTRAINT fk_placement_cluster_id FOREIGN KEY(cluster_id) REFERENCES cluster (id), 
	CONSTRAINT fk_placement_idea_id FOREIGN KEY(idea_id) REFERENCES idea (id), 
	CONSTRAINT fk_placement_participant_id FOREIGN KEY(participant_id) REFERENCES participant (id), 
	CONSTRAINT fk_placement_workshop_id FOREIGN KEY(workshop_id) REFERENCES workshop (id) ON DELETE CASCADE
);
INSERT INTO "placement" VALUES(1,1,1,1,'topic',1,'','2026-11-25 21:12:11.747614','2026-11-25 21:12:11.755311');
INSERT INTO "placement" VALUES(2,1,1,2,'topic',2,'','2026-11-25 21:12:11.761896',NULL);
INSERT INTO "placement" VALUES(3,1,1,1,'topic',1,'','2026-11-25 21:12:11.766152',NULL);
INSERT INTO "placement" VALUES(4,1,3,1,'unclear',NULL,'','2026-11-25 21:12:11.769271',NULL);
INSERT INTO "placement" VALUES(5,1,3,2,'nowhere',NULL,'Bees','2026-11-25 21:12:11.772518','2026-11-25 21:12:11.783757');
CREATE TABLE projector_link (
	id INTEGER NOT NULL, 
	workshop_id INTEGER NOT NULL, 
	token_hash VARCHAR(64) NOT NULL, 
	created_at DATETIME NOT NULL, 
	created_by_id INTEGER, 
	revoked_at DATETIME, 
	CONSTRAINT pk_projector_link PRIMARY KEY (id), 
	CONSTRAINT fk_projector_link_created_by_id FOREIGN KEY(created_by_id) REFERENCES account (id), 
	CONSTRAINT fk_projector_link_workshop_id FOREIGN KEY(workshop_id) REFERENCES workshop (id) ON DELETE CASCADE, 
	CONSTRAINT uq_projector_link_token_hash UNIQUE (token_hash)
);
INSERT INTO "projector_link" VALUES(1,1,'dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd','2026-10-14 09:00:00.000000',1,NULL);
CREATE TABLE publication (
	id INTEGER NOT NULL, 
	filed_id INTEGER NOT NULL, 
	token VARCHAR(64) NOT NULL, 
	at DATETIME NOT NULL, 
	by_id INTEGER, 
	revoked_at DATETIME, 
	CONSTRAINT pk_publication PRIMARY KEY (id), 
	CONSTRAINT fk_publication_by_id FOREIGN KEY(by_id) REFERENCES account (id), 
	CONSTRAINT fk_publication_filed_id FOREIGN KEY(filed_id) REFERENCES filed (id) ON DELETE CASCADE, 
	CONSTRAINT uq_publication_token UNIQUE (token)
);
INSERT INTO "publication" VALUES(1,1,'token','2026-10-21 09:00:00',1,'2026-10-22 09:00:00');
CREATE TABLE push (
	id INTEGER NOT NULL, 
	workshop_id INTEGER NOT NULL, 
	audience VARCHAR(10) NOT NULL, 
	CONSTRAINT pk_push PRIMARY KEY (id), 
	CONSTRAINT fk_push_workshop_id FOREIGN KEY(workshop_id) REFERENCES workshop (id) ON DELETE CASCADE
);
INSERT INTO "push" VALUES(1,1,'phones');
INSERT INTO "push" VALUES(2,1,'projector');
INSERT INTO "push" VALUES(3,1,'console');
INSERT INTO "push" VALUES(4,1,'phones');
INSERT INTO "push" VALUES(5,1,'projector');
INSERT INTO "push" VALUES(6,1,'console');
INSERT INTO "push" VALUES(7,1,'phones');
INSERT INTO "push" VALUES(8,1,'projector');
INSERT INTO "push" VALUES(9,1,'console');
INSERT INTO "push" VALUES(10,1,'projector');
INSERT INTO "push" VALUES(11,1,'console');
INSERT INTO "push" VALUES(12,1,'projector');
INSERT INTO "push" VALUES(13,1,'console');
INSERT INTO "push" VALUES(14,1,'projector');
INSERT INTO "push" VALUES(15,1,'console');
INSERT INTO "push" VALUES(16,1,'phones');
INSERT INTO "push" VALUES(17,1,'projector');
INSERT INTO "push" VALUES(18,1,'console');
INSERT INTO "push" VALUES(19,1,'phones');
INSERT INTO "push" VALUES(20,1,'projector');
INSERT INTO "push" VALUES(21,1,'console');
INSERT INTO "push" VALUES(22,1,'phones');
INSERT INTO "push" VALUES(23,1,'projector');
INSERT INTO "push" VALUES(24,1,'console');
INSERT INTO "push" VALUES(25,1,'phones');
INSERT INTO "push" VALUES(26,1,'projector');
INSERT INTO "push" VALUES(27,1,'console');
INSERT INTO "push" VALUES(28,1,'phones');
INSERT INTO "push" VALUES(29,1,'projector');
INSERT INTO "push" VALUES(30,1,'console');
INSERT INTO "push" VALUES(31,1,'phones');
INSERT INTO "push" VALUES(32,1,'projector');
INSERT INTO "push" VALUES(33,1,'console');
INSERT INTO "push" VALUES(34,1,'phones');
INSERT INTO "push" VALUES(35,1,'projector');
INSERT INTO "push" VALUES(36,1,'console');
INSERT INTO "push" VALUES(37,1,'phones');
INSERT INTO "push" VALUES(38,1,'projector');
INSERT INTO "push" VALUES(39,1,'console');
INSERT INTO "push" VALUES(40,1,'projector');
INSERT INTO "push" VALUES(41,1,'console');
INSERT INTO "push" VALUES(42,1,'phones');
INSERT INTO "push" VALUES(43,1,'projector');
INSERT INTO "push" VALUES(44,1,'console');
INSERT INTO "push" VALUES(45,1,'phones');
INSERT INTO "push" VALUES(46,1,'projector');
INSERT INTO "push" VALUES(47,1,'console');
INSERT INTO "push" VALUES(48,1,'phones');
INSERT INTO "push" VALUES(49,1,'projector');
INSERT INTO "push" VALUES(50,1,'console');
INSERT INTO "push" VALUES(51,1,'projector');
INSERT INTO "push" VALUES(52,1,'console');
INSERT INTO "push" VALUES(53,1,'projector');
INSERT INTO "push" VALUES(54,1,'console');
INSERT INTO "push" VALUES(55,1,'phones');
INSERT INTO "push" VALUES(56,1,'projector');
INSERT INTO "push" VALUES(57,1,'console');
INSERT INTO "push" VALUES(58,1,'phones');
INSERT INTO "push" VALUES(59,1,'projector');
INSERT INTO "push" VALUES(60,1,'console');
INSERT INTO "push" VALUES(61,1,'phones');
INSERT INTO "push" VALUES(62,1,'projector');
INSERT INTO "push" VALUES(63,1,'console');
INSERT INTO "push" VALUES(64,1,'projector');
INSERT INTO "push" VALUES(65,1,'console');
INSERT INTO "push" VALUES(66,1,'phones');
INSERT INTO "push" VALUES(67,1,'console');
INSERT INTO "push" VALUES(68,1,'phones');
INSERT INTO "push" VALUES(69,1,'console');
INSERT INTO "push" VALUES(70,1,'phones');
INSERT INTO "push" VALUES(71,1,'projector');
INSERT INTO "push" VALUES(72,1,'console');
INSERT INTO "push" VALUES(73,1,'phones');
INSERT INTO "push" VALUES(74,1,'projector');
INSERT INTO "push" VALUES(75,1,'console');
INSERT INTO "push" VALUES(76,1,'phones');
INSERT INTO "push" VALUES(77,1,'projector');
INSERT INTO "push" VALUES(78,1,'console');
INSERT INTO "push" VALUES(79,1,'phones');
INSERT INTO "push" VALUES(80,1,'projector');
INSERT INTO "push" VALUES(81,1,'console');
INSERT INTO "push" VALUES(82,1,'phones');
INSERT INTO "push" VALUES(83,1,'console');
INSERT INTO "push" VALUES(84,1,'phones');
INSERT INTO "push" VALUES(85,1,'projector');
INSERT INTO "push" VALUES(86,1,'console');
INSERT INTO "push" VALUES(87,1,'phones');
INSERT INTO "push" VALUES(88,1,'projector');
INSERT INTO "push" VALUES(89,1,'console');
INSERT INTO "push" VALUES(90,1,'phones');
INSERT INTO "push" VALUES(91,1,'projector');
INSERT INTO "push" VALUES(92,1,'console');
INSERT INTO "push" VALUES(93,1,'console');
INSERT INTO "push" VALUES(94,1,'phones');
INSERT INTO "push" VALUES(95,1,'projector');
INSERT INTO "push" VALUES(96,1,'console');
INSERT INTO "push" VALUES(97,1,'phones');
INSERT INTO "push" VALUES(98,1,'projector');
INSERT INTO "push" VALUES(99,1,'console');
INSERT INTO "push" VALUES(100,1,'phones');
INSERT INTO "push" VALUES(101,1,'projector');
INSERT INTO "push" VALUES(102,1,'console');
INSERT INTO "push" VALUES(103,1,'projector');
INSERT INTO "push" VALUES(104,1,'console');
INSERT INTO "push" VALUES(105,1,'projector');
INSERT INTO "push" VALUES(106,1,'console');
INSERT INTO "push" VALUES(107,1,'projector');
INSERT INTO "push" VALUES(108,1,'console');
INSERT INTO "push" VALUES(109,1,'console');
INSERT INTO "push" VALUES(110,1,'console');
INSERT INTO "push" VALUES(111,1,'phones');
INSERT INTO "push" VALUES(112,1,'projector');
INSERT INTO "push" VALUES(113,1,'console');
INSERT INTO "push" VALUES(114,1,'console');
INSERT INTO "push" VALUES(115,1,'phones');
INSERT INTO "push" VALUES(116,1,'projector');
INSERT INTO "push" VALUES(117,1,'console');
INSERT INTO "push" VALUES(118,1,'phones');
INSERT INTO "push" VALUES(119,1,'projector');
INSERT INTO "push" VALUES(120,1,'console');
INSERT INTO "push" VALUES(121,1,'phones');
INSERT INTO "push" VALUES(122,1,'projector');
INSERT INTO "push" VALUES(123,1,'console');
INSERT INTO "push" VALUES(124,1,'phones');
INSERT INTO "push" VALUES(125,1,'projector');
INSERT INTO "push" VALUES(126,1,'console');
INSERT INTO "push" VALUES(127,1,'phones');
INSERT INTO "push" VALUES(128,1,'projector');
INSERT INTO "push" VALUES(129,1,'console');
INSERT INTO "push" VALUES(130,1,'phones');
INSERT INTO "push" VALUES(131,1,'projector');
INSERT INTO "push" VALUES(132,1,'console');
INSERT INTO "push" VALUES(133,1,'phones');
INSERT INTO "push" VALUES(134,1,'projector');
INSERT INTO "push" VALUES(135,1,'console');
INSERT INTO "push" VALUES(136,1,'phones');
INSERT INTO "push" VALUES(137,1,'projector');
INSERT INTO "push" VALUES(138,1,'console');
INSERT INTO "push" VALUES(139,1,'console');
INSERT INTO "push" VALUES(140,1,'phones');
INSERT INTO "push" VALUES(141,1,'projector');
INSERT INTO "push" VALUES(142,1,'console');
INSERT INTO "push" VALUES(143,1,'phones');
INSERT INTO "push" VALUES(144,1,'projector');
INSERT INTO "push" VALUES(145,1,'console');
INSERT INTO "push" VALUES(146,1,'phones');
INSERT INTO "push" VALUES(147,1,'projector');
INSERT INTO "push" VALUES(148,1,'console');
INSERT INTO "push" VALUES(149,1,'phones');
INSERT INTO "push" VALUES(150,1,'projector');
INSERT INTO "push" VALUES(151,1,'console');
INSERT INTO "push" VALUES(152,1,'phones');
INSERT INTO "push" VALUES(153,1,'projector');
INSERT INTO "push" VALUES(154,1,'console');
INSERT INTO "push" VALUES(155,1,'projector');
INSERT INTO "push" VALUES(156,1,'console');
INSERT INTO "push" VALUES(157,1,'projector');
INSERT INTO "push" VALUES(158,1,'console');
INSERT INTO "push" VALUES(159,1,'projector');
INSERT INTO "push" VALUES(160,1,'console');
INSERT INTO "push" VALUES(161,1,'projector');
INSERT INTO "push" VALUES(162,1,'console');
INSERT INTO "push" VALUES(163,1,'projector');
INSERT INTO "push" VALUES(164,1,'console');
INSERT INTO "push" VALUES(165,1,'phones');
INSERT INTO "push" VALUES(166,1,'projector');
INSERT INTO "push" VALUES(167,1,'console');
INSERT INTO "push" VALUES(168,1,'phones');
INSERT INTO "push" VALUES(169,1,'projector');
INSERT INTO "push" VALUES(170,1,'console');
INSERT INTO "push" VALUES(171,1,'projector');
INSERT INTO "push" VALUES(172,1,'console');
INSERT INTO "push" VALUES(173,1,'projector');
INSERT INTO "push" VALUES(174,1,'console');
INSERT INTO "push" VALUES(175,1,'projector');
INSERT INTO "push" VALUES(176,1,'console');
INSERT INTO "push" VALUES(177,1,'projector');
INSERT INTO "push" VALUES(178,1,'console');
INSERT INTO "push" VALUES(179,1,'projector');
INSERT INTO "push" VALUES(180,1,'console');
INSERT INTO "push" VALUES(181,1,'projector');
INSERT INTO "push" VALUES(182,1,'console');
INSERT INTO "push" VALUES(183,1,'projector');
INSERT INTO "push" VALUES(184,1,'console');
INSERT INTO "push" VALUES(185,1,'projector');
INSERT INTO "push" VALUES(186,1,'console');
INSERT INTO "push" VALUES(187,1,'phones');
INSERT INTO "push" VALUES(188,1,'projector');
INSERT INTO "push" VALUES(189,1,'console');
INSERT INTO "push" VALUES(190,1,'phones');
INSERT INTO "push" VALUES(191,1,'projector');
INSERT INTO "push" VALUES(192,1,'console');
CREATE TABLE question (
	id INTEGER NOT NULL, 
	workshop_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	prompt VARCHAR(280) NOT NULL, 
	possibility_label VARCHAR(40) NOT NULL, 
	barrier_label VARCHAR(40) NOT NULL, 
	CONSTRAINT pk_question PRIMARY KEY (id), 
	CONSTRAINT fk_question_workshop_id FOREIGN KEY(workshop_id) REFERENCES workshop (id) ON DELETE CASCADE
);
INSERT INTO "question" VALUES(1,1,0,'What helps nature in our towns, and what stands in its way?','Possibilities','Barriers');
CREATE TABLE quote (
	id INTEGER NOT NULL, 
	meeting_id INTEGER NOT NULL, 
	text VARCHAR(1000) NOT NULL, 
	person VARCHAR(120) NOT NULL, 
	organisation VARCHAR(160) NOT NULL, 
	consent VARCHAR(280) NOT NULL, 
	at DATETIME NOT NULL, 
	by_id INTEGER, 
	CONSTRAINT pk_quote PRIMARY KEY (id), 
	CONSTRAINT fk_quote_by_id FOREIGN KEY(by_id) REFERENCES account (id), 
	CONSTRAINT fk_quote_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id) ON DELETE CASCADE
);
INSERT INTO "quote" VALUES(1,1,'We begin on Monday.','Berit','Fjordby','Asked in the break','2026-10-14 09:00:00',1);
CREATE TABLE receipt (
	id INTEGER NOT NULL, 
	actor VARCHAR(80) NOT NULL, 
	"key" VARCHAR(64) NOT NULL, 
	body_hash VARCHAR(64) NOT NULL, 
	changes JSON NOT NULL, 
	at DATETIME NOT NULL, 
	CONSTRAINT pk_receipt PRIMARY KEY (id), 
	CONSTRAINT uq_receipt_actor_key UNIQUE (actor, "key")
);
INSERT INTO "receipt" VALUES(1,'participant:1','a key','ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff','[{"kind": "IdeaAdded", "workshop_id": 1, "idea_id": 1}]','2026-10-14 09:00:00.000000');
CREATE TABLE removal (
	id INTEGER NOT NULL, 
	workshop_id INTEGER NOT NULL, 
	device_id INTEGER NOT NULL, 
	at DATETIME NOT NULL, 
	by_id INTEGER, 
	let_in_at DATETIME, 
	let_in_by_id INTEGER, 
	CONSTRAINT pk_removal PRIMARY KEY (id), 
	CONSTRAINT fk_removal_workshop_id FOREIGN KEY(workshop_id) REFERENCES workshop (id) ON DELETE CASCADE, 
	CONSTRAINT fk_removal_device_id FOREIGN KEY(device_id) REFERENCES device (id) ON DELETE CASCADE, 
	CONSTRAINT fk_removal_by_id FOREIGN KEY(by_id) REFERENCES account (id), 
	CONSTRAINT fk_removal_let_in_by_id FOREIGN KEY(let_in_by_id) REFERENCES account (id)
);
INSERT INTO "removal" VALUES(1,1,1,'2026-10-14 09:00:00',1,'2026-10-14 09:01:00',2);
CREATE TABLE reveal (
	vote_id INTEGER NOT NULL, 
	by_id INTEGER, 
	at DATETIME NOT NULL, 
	CONSTRAINT pk_reveal PRIMARY KEY (vote_id), 
	CONSTRAINT fk_reveal_by_id FOREIGN KEY(by_id) REFERENCES account (id), 
	CONSTRAINT fk_reveal_vote_id FOREIGN KEY(vote_id) REFERENCES vote (id) ON DELETE CASCADE
);
INSERT INTO "reveal" VALUES(2,NULL,'2026-11-25 21:12:11.895538');
CREATE TABLE section (
	meeting_id INTEGER NOT NULL, 
	"key" VARCHAR(24) NOT NULL, 
	position INTEGER NOT NULL, 
	hidden BOOLEAN NOT NULL, 
	title VARCHAR(120) NOT NULL, 
	text TEXT NOT NULL, 
	edition INTEGER NOT NULL, 
	edited_at DATETIME, 
	edited_by_id INTEGER, 
	CONSTRAINT pk_section PRIMARY KEY (meeting_id, "key"), 
	CONSTRAINT fk_section_edited_by_id FOREIGN KEY(edited_by_id) REFERENCES account (id), 
	CONSTRAINT fk_section_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id) ON DELETE CASCADE
);
INSERT INTO "section" VALUES(1,'course',3,0,'','It rained.',1,'2026-10-14 09:00:00',1);
CREATE TABLE series (
	id INTEGER NOT NULL, 
	name VARCHAR(160) NOT NULL, 
	CONSTRAINT pk_series PRIMARY KEY (id), 
	CONSTRAINT uq_series_name UNIQUE (name)
);
INSERT INTO "series" VALUES(1,'Working days 2026 to 2029');
CREATE TABLE settlement (
	idea_id INTEGER NOT NULL, 
	workshop_id INTEGER NOT NULL, 
	cluster_id INTEGER NOT NULL, 
	at DATETIME NOT NULL, 
	by_id INTEGER, 
	CONSTRAINT pk_settlement PRIMARY KEY (idea_id), 
	CONSTRAINT fk_settlement_by_id FOREIGN KEY(by_id) REFERENCES account (id), 
	CONSTRAINT fk_settlement_cluster_id FOREIGN KEY(cluster_id) REFERENCES cluster (id), 
	CONSTRAINT fk_settlement_idea_id FOREIGN KEY(idea_id) REFERENCES idea (id) ON DELETE CASCADE, 
	CONSTRAINT fk_settlement_workshop_id FOREIGN KEY(workshop_id) REFERENCES workshop (id) ON DELETE CASCADE
);
INSERT INTO "settlement" VALUES(1,1,1,'2026-11-25 21:12:11.761896',NULL);
INSERT INTO "settlement" VALUES(3,1,1,'2026-11-25 21:12:11.795082',NULL);
INSERT INTO "settlement" VALUES(4,1,8,'2026-11-25 21:12:11.840488',NULL);
INSERT INTO "settlement" VALUES(5,1,1,'2026-11-25 21:12:11.795082',NULL);
CREATE TABLE sign_in (
	id INTEGER NOT NULL, 
	account_id INTEGER NOT NULL, 
	token_hash VARCHAR(64) NOT NULL, 
	created_at DATETIME NOT NULL, 
	expires_at DATETIME NOT NULL, 
	ended_at DATETIME, 
	CONSTRAINT pk_sign_in PRIMARY KEY (id), 
	CONSTRAINT fk_sign_in_account_id FOREIGN KEY(account_id) REFERENCES account (id) ON DELETE CASCADE, 
	CONSTRAINT uq_sign_in_token_hash UNIQUE (token_hash)
);
INSERT INTO "sign_in" VALUES(1,1,'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa','2026-10-14 09:00:00.000000','2026-10-14 09:00:00.000000','2026-10-14 09:00:00.000000');
CREATE TABLE stage (
	id INTEGER NOT NULL, 
	meeting_id INTEGER NOT NULL, 
	kind VARCHAR(8) NOT NULL, 
	until DATE, 
	approved_by VARCHAR(160) NOT NULL, 
	approved_on DATE, 
	how VARCHAR(280) NOT NULL, 
	note VARCHAR(500) NOT NULL, 
	at DATETIME NOT NULL, 
	by_id INTEGER, 
	CONSTRAINT pk_stage PRIMARY KEY (id), 
	CONSTRAINT ck_stage_kind CHECK (kind IN ('comments', 'approved', 'reopened')), 
	CONSTRAINT fk_stage_by_id FOREIGN KEY(by_id) REFERENCES account (id), 
	CONSTRAINT fk_stage_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id) ON DELETE CASCADE
);
INSERT INTO "stage" VALUES(1,1,'approved',NULL,'Steering group','2026-10-20','In writing','','2026-10-20 09:00:00',1);
CREATE TABLE step (
	id INTEGER NOT NULL, 
	workshop_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	kind VARCHAR(10) NOT NULL, 
	title VARCHAR(80), 
	minutes INTEGER NOT NULL, 
	CONSTRAINT pk_step PRIMARY KEY (id), 
	CONSTRAINT ck_step_kind CHECK (kind IN ('practice', 'collect', 'cluster', 'vote', 'results', 'pause')), 
	CONSTRAINT ck_step_minutes CHECK (minutes BETWEEN 0 AND 240), 
	CONSTRAINT fk_step_workshop_id FOREIGN KEY(workshop_id) REFERENCES workshop (id) ON DELETE CASCADE
);
INSERT INTO "step" VALUES(1,1,0,'practice',NULL,1);
INSERT INTO "step" VALUES(2,1,1,'collect',NULL,4);
INSERT INTO "step" VALUES(3,1,2,'cluster',NULL,8);
INSERT INTO "step" VALUES(4,1,3,'vote',NULL,3);
INSERT INTO "step" VALUES(5,1,4,'results',NULL,9);
CREATE TABLE step_question (
	step_id INTEGER NOT NULL, 
	question_id INTEGER NOT NULL, 
	CONSTRAINT pk_step_question PRIMARY KEY (step_id, question_id), 
	CONSTRAINT fk_step_question_question_id FOREIGN KEY(question_id) REFERENCES question (id) ON DELETE CASCADE, 
	CONSTRAINT fk_step_question_step_id FOREIGN KEY(step_id) REFERENCES step (id) ON DELETE CASCADE
);
INSERT INTO "step_question" VALUES(1,1);
INSERT INTO "step_question" VALUES(2,1);
INSERT INTO "step_question" VALUES(3,1);
INSERT INTO "step_question" VALUES(4,1);
INSERT INTO "step_question" VALUES(5,1);
CREATE TABLE together (
	id INTEGER NOT NULL, 
	workshop_id INTEGER NOT NULL, 
	axis VARCHAR(12) NOT NULL, 
	members VARCHAR(160) NOT NULL, 
	CONSTRAINT pk_together PRIMARY KEY (id), 
	CONSTRAINT ck_together_axis CHECK (axis IN ('partner_type', 'country')), 
	CONSTRAINT fk_together_workshop_id FOREIGN KEY(workshop_id) REFERENCES workshop (id) ON DELETE CASCADE
);
INSERT INTO "together" VALUES(1,1,'country','DK SE');
CREATE TABLE upload (
	id INTEGER NOT NULL, 
	meeting_id INTEGER, 
	series_id INTEGER, 
	kind VARCHAR(8) NOT NULL, 
	name VARCHAR(160) NOT NULL, 
	mime_type VARCHAR(80) NOT NULL, 
	width INTEGER, 
	height INTEGER, 
	caption VARCHAR(280) NOT NULL, 
	alternative VARCHAR(500) NOT NULL, 
	position INTEGER NOT NULL, 
	at DATETIME NOT NULL, 
	by_id INTEGER, 
	content BLOB, 
	CONSTRAINT pk_upload PRIMARY KEY (id), 
	CONSTRAINT ck_upload_kind CHECK (kind IN ('photo', 'scan', 'emblem', 'template')), 
	CONSTRAINT fk_upload_by_id FOREIGN KEY(by_id) REFERENCES account (id), 
	CONSTRAINT fk_upload_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id) ON DELETE CASCADE, 
	CONSTRAINT fk_upload_series_id FOREIGN KEY(series_id) REFERENCES series (id) ON DELETE CASCADE
);
INSERT INTO "upload" VALUES(1,1,NULL,'photo','wall.jpg','image/jpeg',4,3,'The wall','A wall',1,'2026-10-14 09:00:00',1,NULL);
CREATE TABLE vote (
	id INTEGER NOT NULL, 
	workshop_id INTEGER NOT NULL, 
	opening_id INTEGER NOT NULL, 
	opened_at DATETIME NOT NULL, 
	opened_by_id INTEGER, 
	closed_at DATETIME, 
	stopped_at DATETIME, 
	stopped_by_id INTEGER, 
	stop_reason VARCHAR(280) NOT NULL, hands_voted INTEGER, 
	CONSTRAINT pk_vote PRIMARY KEY (id), 
	CONSTRAINT fk_vote_opened_by_id FOREIGN KEY(opened_by_id) REFERENCES account (id), 
	CONSTRAINT fk_vote_opening_id FOREIGN KEY(opening_id) REFERENCES opening (id), 
	CONSTRAINT fk_vote_stopped_by_id FOREIGN KEY(stopped_by_id) REFERENCES account (id), 
	CONSTRAINT fk_vote_workshop_id FOREIGN KEY(workshop_id) REFERENCES workshop (id) ON DELETE CASCADE
);
INSERT INTO "vote" VALUES(1,1,4,'2026-11-25 21:12:11.857753',NULL,'2026-11-25 21:12:11.866705','2026-11-25 21:12:11.866705',NULL,'A name',NULL);
INSERT INTO "vote" VALUES(2,1,4,'2026-11-25 21:12:11.870806',NULL,'2026-11-25 21:12:11.889157',NULL,NULL,'',NULL);
CREATE TABLE vote_list (
	id INTEGER NOT NULL, 
	vote_id INTEGER NOT NULL, 
	question_id INTEGER NOT NULL, 
	list VARCHAR(12) NOT NULL, 
	dots INTEGER NOT NULL, 
	cap INTEGER NOT NULL, 
	CONSTRAINT pk_vote_list PRIMARY KEY (id), 
	CONSTRAINT ck_vote_list_cap CHECK (cap BETWEEN 1 AND 3), 
	CONSTRAINT ck_vote_list_dots CHECK (dots >= 0), 
	CONSTRAINT fk_vote_list_question_id FOREIGN KEY(question_id) REFERENCES question (id), 
	CONSTRAINT fk_vote_list_vote_id FOREIGN KEY(vote_id) REFERENCES vote (id) ON DELETE CASCADE, 
	CONSTRAINT uq_vote_list_vote_id_question_id_list UNIQUE (vote_id, question_id, list)
);
INSERT INTO "vote_list" VALUES(1,1,1,'possibility',1,1);
INSERT INTO "vote_list" VALUES(2,1,1,'barrier',1,1);
INSERT INTO "vote_list" VALUES(3,2,1,'possibility',1,1);
INSERT INTO "vote_list" VALUES(4,2,1,'barrier',1,1);
CREATE TABLE vote_topic (
	vote_list_id INTEGER NOT NULL, 
	cluster_id INTEGER NOT NULL, 
	CONSTRAINT pk_vote_topic PRIMARY KEY (vote_list_id, cluster_id), 
	CONSTRAINT fk_vote_topic_cluster_id FOREIGN KEY(cluster_id) REFERENCES cluster (id), 
	CONSTRAINT fk_vote_topic_vote_list_id FOREIGN KEY(vote_list_id) REFERENCES vote_list (id) ON DELETE CASCADE
);
INSERT INTO "vote_topic" VALUES(1,1);
INSERT INTO "vote_topic" VALUES(2,8);
INSERT INTO "vote_topic" VALUES(3,1);
INSERT INTO "vote_topic" VALUES(4,8);
CREATE TABLE withheld (
	idea_id INTEGER NOT NULL, 
	reason VARCHAR(280) NOT NULL, 
	at DATETIME NOT NULL, 
	by_id INTEGER, 
	CONSTRAINT pk_withheld PRIMARY KEY (idea_id), 
	CONSTRAINT fk_withheld_by_id FOREIGN KEY(by_id) REFERENCES account (id), 
	CONSTRAINT fk_withheld_idea_id FOREIGN KEY(idea_id) REFERENCES idea (id) ON DELETE CASCADE
);
INSERT INTO "withheld" VALUES(1,'Names a neighbour','2026-10-14 09:00:00',1);
CREATE TABLE "workshop" (
	id INTEGER NOT NULL, 
	meeting_id INTEGER NOT NULL, 
	title VARCHAR(160) NOT NULL, 
	language VARCHAR(8) NOT NULL, 
	code VARCHAR(6) NOT NULL, 
	state VARCHAR(8) NOT NULL, 
	current_opening_id INTEGER, 
	naming VARCHAR(10) NOT NULL, 
	open_vote BOOLEAN NOT NULL, 
	text_limit INTEGER NOT NULL, 
	ideas_each INTEGER, 
	dots_each INTEGER, 
	dot_cap INTEGER NOT NULL, 
	wifi_name VARCHAR(80), 
	wifi_password VARCHAR(80), 
	address VARCHAR(200), 
	created_at DATETIME NOT NULL, 
	rehearsed_at DATETIME, 
	lobby_opened_at DATETIME, 
	closed_at DATETIME, 
	closed_by_id INTEGER, 
	look_up_since DATETIME, 
	blank BOOLEAN NOT NULL, 
	page INTEGER NOT NULL, 
	shown_list VARCHAR(12) NOT NULL, 
	shown_question_id INTEGER, 
	most_people INTEGER, 
	CONSTRAINT pk_workshop PRIMARY KEY (id), 
	CONSTRAINT fk_workshop_closed_by_id FOREIGN KEY(closed_by_id) REFERENCES account (id), 
	CONSTRAINT fk_workshop_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id) ON DELETE CASCADE, 
	CONSTRAINT ck_workshop_dot_cap CHECK (dot_cap BETWEEN 1 AND 3), 
	CONSTRAINT ck_workshop_running CHECK ((state = 'running') = (current_opening_id IS NOT NULL)), 
	CONSTRAINT ck_workshop_state CHECK (state IN ('lobby', 'running', 'closed')), 
	CONSTRAINT uq_workshop_code UNIQUE (code), 
	CONSTRAINT ck_workshop_text_limit CHECK (text_limit BETWEEN 40 AND 280), 
	CONSTRAINT ck_workshop_most_people CHECK (most_people BETWEEN 1 AND 10000)
);
INSERT INTO "workshop" VALUES(1,1,'More nature in our towns','en','7KD4MR','closed',NULL,'anonymous',0,140,NULL,NULL,1,NULL,NULL,'http://room.example.org','2026-10-14 09:00:00.000000','2026-11-25 21:12:11.594108','2026-11-25 21:12:11.620353','2026-11-25 21:12:11.923035',NULL,NULL,0,0,'possibility',NULL,NULL);
CREATE TABLE workshop_facilitator (
	workshop_id INTEGER NOT NULL, 
	account_id INTEGER NOT NULL, 
	since DATETIME NOT NULL, 
	CONSTRAINT pk_workshop_facilitator PRIMARY KEY (workshop_id, account_id), 
	CONSTRAINT fk_workshop_facilitator_account_id FOREIGN KEY(account_id) REFERENCES account (id) ON DELETE CASCADE, 
	CONSTRAINT fk_workshop_facilitator_workshop_id FOREIGN KEY(workshop_id) REFERENCES workshop (id) ON DELETE CASCADE
);
INSERT INTO "workshop_facilitator" VALUES(1,2,'2026-10-14 09:00:00.000000');
CREATE INDEX ix_device_key_device_id ON device_key (device_id);
CREATE INDEX ix_action_workshop_id ON action (workshop_id);
CREATE INDEX ix_board_action_workshop_id ON board_action (workshop_id);
CREATE INDEX ix_continuation_code_hash ON continuation (code_hash);
CREATE INDEX ix_decision_workshop_id ON decision (workshop_id);
CREATE INDEX ix_push_workshop_audience ON push (workshop_id, audience);
CREATE INDEX ix_question_workshop_id ON question (workshop_id);
CREATE INDEX ix_step_workshop_id ON step (workshop_id);
CREATE INDEX ix_opening_workshop_id ON opening (workshop_id);
CREATE INDEX ix_participant_workshop_device ON participant (workshop_id, device_id);
CREATE UNIQUE INDEX uq_participant_first_person ON participant (workshop_id, attendee_id) WHERE attendee_id IS NOT NULL;
CREATE INDEX ix_cluster_workshop_id ON cluster (workshop_id);
CREATE UNIQUE INDEX uq_cluster_letter ON cluster (question_id, list, letter) WHERE letter IS NOT NULL;
CREATE INDEX ix_idea_author_id ON idea (author_id);
CREATE INDEX ix_idea_workshop_question ON idea (workshop_id, question_id);
CREATE INDEX ix_vote_workshop_id ON vote (workshop_id);
CREATE INDEX ix_barrier_link_workshop_id ON barrier_link (workshop_id);
CREATE INDEX ix_lease_workshop_id ON lease (workshop_id);
CREATE INDEX ix_placement_participant_id ON placement (participant_id);
CREATE INDEX ix_placement_workshop ON placement (workshop_id);
CREATE UNIQUE INDEX uq_placement_standing ON placement (idea_id, participant_id) WHERE voided_at IS NULL;
CREATE INDEX ix_settlement_cluster_id ON settlement (cluster_id);
CREATE INDEX ix_settlement_workshop_id ON settlement (workshop_id);
CREATE INDEX ix_dot_cluster_id ON dot (cluster_id);
CREATE UNIQUE INDEX uq_door_closing_standing ON door_closing (workshop_id) WHERE opened_at IS NULL;
CREATE UNIQUE INDEX uq_removal_standing ON removal (workshop_id, device_id) WHERE let_in_at IS NULL;
CREATE INDEX ix_agenda_item_meeting_id ON agenda_item (meeting_id);
CREATE INDEX ix_person_meeting_id ON person (meeting_id);
CREATE INDEX ix_quote_meeting_id ON quote (meeting_id);
CREATE INDEX ix_upload_meeting_id ON upload (meeting_id);
CREATE INDEX ix_upload_series_id ON upload (series_id);
CREATE INDEX ix_stage_meeting_id ON stage (meeting_id);
CREATE INDEX ix_publication_filed_id ON publication (filed_id);
CREATE INDEX ix_together_workshop_id ON together (workshop_id);
COMMIT;
