BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL,
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0007');
CREATE TABLE calibrations (
	number BIGINT NOT NULL,
	visit BIGINT NOT NULL,
	kept VARCHAR NOT NULL,
	exercise VARCHAR NOT NULL,
	left_best_mm FLOAT,
	right_best_mm FLOAT,
	left_best_uv FLOAT,
	right_best_uv FLOAT,
	left_rest_uv FLOAT,
	right_rest_uv FLOAT,
	left_eye_mm FLOAT,
	right_eye_mm FLOAT, mains_hz FLOAT, coupled JSON, delay_s FLOAT,
	PRIMARY KEY (number),
	FOREIGN KEY(visit) REFERENCES visits (number)
);
INSERT INTO "calibrations" VALUES(1772366490000000,1772366430000000,'2026-03-01T12:02:00.000+00:00','smile',4.25,6.5,31.0,48.5,2.5,2.75,NULL,NULL,50.0,'{"side": "left", "best_uv": 31.5, "rest_target_uv": 2.25, "rest_intruder_uv": 1.75}',0.065);
CREATE TABLE checkups (
	number BIGINT NOT NULL,
	kept VARCHAR NOT NULL,
	algorithm VARCHAR NOT NULL,
	found JSON NOT NULL,
	PRIMARY KEY (number)
);
INSERT INTO "checkups" VALUES(1772366820000000,'2026-03-01T12:07:30.000+00:00','1','{"resting": {"mouth_mm": -1.5, "eye_mm": 0.5, "brow_mm": 0.0}, "rest_uv": null, "movements": [{"exercise": "smile", "trials": [{"mm": {"left": 4.0, "right": 6.0}, "uv": null, "symmetry": 0.75, "quiet": 0.5, "intruder": {"part": "eye", "side": "left", "amount": 18.25, "unit": "points", "since_s": 4.5}, "seen": 0.97, "heard": 0.0, "target_uv": null, "intruder_uv": null}, {"mm": {"left": 4.0, "right": 6.0}, "uv": null, "symmetry": 0.75, "quiet": 0.5, "intruder": {"part": "eye", "side": "left", "amount": 18.25, "unit": "points", "since_s": 4.5}, "seen": 0.97, "heard": 0.0, "target_uv": null, "intruder_uv": null}, {"mm": {"left": 4.0, "right": 6.0}, "uv": null, "symmetry": 0.75, "quiet": 0.5, "intruder": {"part": "eye", "side": "left", "amount": 18.25, "unit": "points", "since_s": 4.5}, "seen": 0.97, "heard": 0.0, "target_uv": null, "intruder_uv": null}]}, {"exercise": "pucker", "trials": [{"mm": null, "uv": null, "symmetry": null, "quiet": null, "intruder": null, "seen": 0.0, "heard": 0.0, "target_uv": null, "intruder_uv": null}]}], "affected": "left", "coupled": null, "algorithm": "1"}');
CREATE TABLE feelings (
	number BIGINT NOT NULL,
	kept VARCHAR NOT NULL,
	eye VARCHAR NOT NULL,
	face VARCHAR NOT NULL,
	pain VARCHAR NOT NULL,
	tiredness VARCHAR NOT NULL,
	PRIMARY KEY (number)
);
INSERT INTO "feelings" VALUES(1772366880000000,'2026-03-01T12:08:30.000+00:00','sore','usual','none','fresh');
CREATE TABLE programmes (
	number BIGINT NOT NULL,
	kept VARCHAR NOT NULL,
	taken VARCHAR NOT NULL,
	PRIMARY KEY (number)
);
CREATE TABLE repetitions (
	id BIGINT NOT NULL,
	visit BIGINT NOT NULL,
	calibration BIGINT NOT NULL,
	kept VARCHAR NOT NULL,
	number INTEGER NOT NULL,
	started_s FLOAT NOT NULL,
	reasons JSON NOT NULL,
	score FLOAT,
	symmetry FLOAT,
	reach FLOAT,
	steadiness FLOAT,
	release FLOAT,
	quiet FLOAT,
	left_mm FLOAT,
	right_mm FLOAT,
	left_uv FLOAT,
	right_uv FLOAT,
	smaller VARCHAR,
	intruder VARCHAR,
	algorithm VARCHAR NOT NULL, intrusion JSON, figures JSON, coupled JSON, terms JSON,
	PRIMARY KEY (id),
	FOREIGN KEY(visit) REFERENCES visits (number),
	FOREIGN KEY(calibration) REFERENCES calibrations (number)
);
INSERT INTO "repetitions" VALUES(1772366550000000,1772366430000000,1772366490000000,'2026-03-01T12:03:00.000+00:00',1,12.25,'[]',71.5,0.7,0.8,0.9,1.0,0.95,1.5,2.1,11.0,17.5,'left','left','1','{"part": "eye", "side": "left", "amount": 18.25, "unit": "points", "since_s": 4.5}','{"ratio": 0.75, "reached": {"left": 0.42, "right": 0.45}, "sway": 0.08, "after": null}','{"side": "left", "target_uv": 12.5, "intruder_uv": 4.25}','{"band": {"low": 0.2, "high": 0.5}, "tempo": {"prompt_s": 2.0, "move_s": 4.0, "hold_s": 4.0, "release_s": 3.0, "rest_s": 10.0}, "weights": {"symmetry": 0.45, "reach": 0.3, "steadiness": 0.15, "release": 0.1, "quiet": 0.6}, "symmetry": {"zero": 0.3, "full": 0.8}, "affected": "left"}');
INSERT INTO "repetitions" VALUES(1772366610000000,1772366430000000,1772366490000000,'2026-03-01T12:04:00.000+00:00',2,40.0,'[]',60.0,NULL,0.0,0.9,1.0,0.95,0.0,0.0,NULL,NULL,NULL,NULL,'1',NULL,NULL,NULL,NULL);
INSERT INTO "repetitions" VALUES(1772366670000000,1772366430000000,1772366490000000,'2026-03-01T12:05:00.000+00:00',3,70.5,'["no face was seen", "the cable is off"]',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'1',NULL,NULL,NULL,NULL);
CREATE TABLE visits (
	number BIGINT NOT NULL,
	level_id VARCHAR NOT NULL,
	started VARCHAR NOT NULL,
	finished VARCHAR,
	stars INTEGER,
	PRIMARY KEY (number)
);
INSERT INTO "visits" VALUES(1772366430000000,'smile-1','2026-03-01T12:01:00.000+00:00','2026-03-01T12:05:30.000+00:00',2);
INSERT INTO "visits" VALUES(1772366760000000,'blink-1','2026-03-01T12:06:30.000+00:00',NULL,NULL);
CREATE INDEX ix_calibrations_visit ON calibrations (visit);
CREATE INDEX ix_repetitions_visit ON repetitions (visit);
COMMIT;
