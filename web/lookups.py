"""The queries behind the tables of the pages.

`?THING` stands for the IRI that a page is about. Where a query serves several kinds of pages, `{0}` is the
pattern that leads from it to measures, duties or targets.
"""

DUTIES = """
SELECT ?duty ?role ?agency ?agency_name ?mention ?rank ?inherited ?declared ?start ?end ?measure ?measure_name
  ?path ?plan ?plan_name
WHERE {{
  {0}
  ?duty a pp:Duty ; pp:measure ?measure ; pp:agency ?agency ; pp:role ?role ;
    pp:rank ?rank ; pp:mention ?mention .
  OPTIONAL {{ ?duty pp:inherited ?inherited }}
  OPTIONAL {{ ?duty pp:declaredBy ?declared }}
  OPTIONAL {{ ?duty prov:wasQuotedFrom/oa:hasSelector ?words . ?words oa:start ?start ; oa:end ?end }}
  OPTIONAL {{ ?agency rdfs:label ?agency_name }}
  OPTIONAL {{ ?measure rdfs:label ?measure_name ; pp:path ?path }}
  OPTIONAL {{ ?plan pp:hasMeasure ?measure ; rdfs:label ?plan_name }}
}}
ORDER BY ?plan ?measure
  IF(?role = role:lead, 1, IF(?role = role:sole, 2, IF(?role = role:shared, 3,
    IF(?role = role:support, 4, 5))))
  ?rank ?duty
"""
TARGETS = """
SELECT ?target ?target_name ?quote ?start ?end ?measure ?measure_name ?path ?plan ?plan_name
WHERE {{
  {0}
  ?measure pp:sets ?target .
  ?target rdfs:label ?target_name ; pp:quote ?quote .
  OPTIONAL {{ ?target prov:wasQuotedFrom/oa:hasSelector ?words . ?words oa:start ?start ; oa:end ?end }}
  OPTIONAL {{ ?measure rdfs:label ?measure_name ; pp:path ?path }}
  OPTIONAL {{ ?plan pp:hasMeasure ?measure ; rdfs:label ?plan_name }}
}}
ORDER BY ?plan ?start ?target
"""
OUTLINE = """
SELECT ?measure ?measure_name ?path
WHERE { ?THING pp:hasMeasure ?measure . ?measure rdfs:label ?measure_name ; pp:path ?path ; pp:order ?order }
ORDER BY ?order
"""
OF_OFFICE = """
SELECT ?agency ?agency_name ?place ?place_name
WHERE {
  ?agency pp:kindOf ?THING ; rdfs:label ?agency_name .
  OPTIONAL { ?agency pp:serves ?place . ?place rdfs:label ?place_name }
}
ORDER BY ?place ?agency
"""
OF_PLACE = """
SELECT ?agency ?agency_name ?kind ?kind_name
WHERE {
  ?agency pp:serves ?THING ; rdfs:label ?agency_name .
  OPTIONAL {
    ?agency pp:kindOf ?kind .
    ?kind rdfs:label ?kind_name .
    FILTER(LANGMATCHES(LANG(?kind_name), "zh"))
  }
}
ORDER BY ?kind ?agency
"""
PLANS_OF_PLACE = """
SELECT ?plan ?plan_name (CONCAT(STR(?from), "–", STR(?to)) AS ?period)
WHERE {
  ?plan pp:covers ?THING ; rdfs:label ?plan_name .
  OPTIONAL { ?plan pp:periodStart ?from ; pp:periodEnd ?to }
}
ORDER BY ?plan
"""
CONCERNING = """
SELECT ?measure ?measure_name ?path ?plan ?plan_name ?in_title
WHERE {
  ?about a pp:Mention ; rdf:object ?THING ; rdf:predicate pp:concerns ; rdf:subject ?measure ;
    pp:inTitle ?in_title .
  ?measure rdfs:label ?measure_name ; pp:path ?path .
  ?plan pp:hasMeasure ?measure ; rdfs:label ?plan_name .
}
ORDER BY DESC(?in_title) ?plan ?measure
"""
CONTEXT = """
SELECT ?plan ?plan_name ?measure ?measure_name ?path
WHERE {{
  {0}
  ?plan pp:hasMeasure ?measure ; rdfs:label ?plan_name .
  ?measure rdfs:label ?measure_name ; pp:path ?path .
}}
"""
