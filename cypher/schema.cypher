// Uniqueness constraints, derived from ontology/policy.ttl by `python -m policygraph.ontology.derive`: not to
// be edited. `policygraph load` makes them itself; run this file after a bulk import with neo4j-admin.
CREATE CONSTRAINT agency_uri IF NOT EXISTS FOR (n:Agency) REQUIRE n.uri IS UNIQUE;
CREATE CONSTRAINT document_uri IF NOT EXISTS FOR (n:Document) REQUIRE n.uri IS UNIQUE;
CREATE CONSTRAINT indicator_uri IF NOT EXISTS FOR (n:Indicator) REQUIRE n.uri IS UNIQUE;
CREATE CONSTRAINT industry_uri IF NOT EXISTS FOR (n:Industry) REQUIRE n.uri IS UNIQUE;
CREATE CONSTRAINT measure_uri IF NOT EXISTS FOR (n:Measure) REQUIRE n.uri IS UNIQUE;
CREATE CONSTRAINT office_uri IF NOT EXISTS FOR (n:Office) REQUIRE n.uri IS UNIQUE;
CREATE CONSTRAINT place_uri IF NOT EXISTS FOR (n:Place) REQUIRE n.uri IS UNIQUE;
CREATE CONSTRAINT plan_uri IF NOT EXISTS FOR (n:Plan) REQUIRE n.uri IS UNIQUE;
CREATE CONSTRAINT pollutant_uri IF NOT EXISTS FOR (n:Pollutant) REQUIRE n.uri IS UNIQUE;
CREATE CONSTRAINT target_uri IF NOT EXISTS FOR (n:Target) REQUIRE n.uri IS UNIQUE;
CREATE CONSTRAINT implements_id IF NOT EXISTS FOR ()-[r:IMPLEMENTS]-() REQUIRE r.id IS UNIQUE;
CREATE CONSTRAINT leads_id IF NOT EXISTS FOR ()-[r:LEADS]-() REQUIRE r.id IS UNIQUE;
CREATE CONSTRAINT shares_id IF NOT EXISTS FOR ()-[r:SHARES]-() REQUIRE r.id IS UNIQUE;
CREATE CONSTRAINT solely_responsible_for_id IF NOT EXISTS FOR ()-[r:SOLELY_RESPONSIBLE_FOR]-() REQUIRE r.id IS UNIQUE;
CREATE CONSTRAINT supports_id IF NOT EXISTS FOR ()-[r:SUPPORTS]-() REQUIRE r.id IS UNIQUE;
