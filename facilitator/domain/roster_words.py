"""What people write for a type or a country, in the languages of these meetings."""

from facilitator.domain.words import COUNTRIES, PartnerType


def spelled(words: dict[str, str]) -> dict[str, str]:
    """`word, word` by meaning, turned round: each word to its meaning."""
    return {word.strip(): meaning for meaning, many in words.items() for word in many.split(",")}


HEADER_WORDS: dict[str, str] = spelled(
    {
        "organisation": "organisation, organization, organisations, name, partner, navn, naam,"
        " namn, organisationsnavn, organisatie, organisasjon, einrichtung, institution",
        "type": "type, partner type, kind, art, typ, partnertype, partnertyp, kategori, kategorie",
        "country": "country, land, country code, nation, pays, landekode, ländercode",
    }
)

TYPE_WORDS: dict[str, PartnerType] = spelled(  # type: ignore[assignment]
    {
        "city": "city, region, city or region, municipality, council, local authority, county,"
        " by, kommune, by eller region, amt, fylke, fylkeskommune, stadt, gemeinde, kreis,"
        " landkreis, stadt oder region, kommun, stad, gemeente, provincie, ville, commune",
        "cluster": "cluster, cluster organisation, cluster organization, network, klynge,"
        " klyngeorganisation, erhvervsklynge, netværk, cluster-organisation, clusterorganisation,"
        " netzwerk, kluster, næringsklynge, clusterorganisatie, netwerk, pôle",
        "research": "research, research institution, university, institute, academia, forskning,"
        " forskningsinstitution, universitet, institut, forschung, forschungseinrichtung,"
        " universität, hochschule, høyskole, högskola, onderzoek, universiteit, recherche",
        "company": "company, business, sme, enterprise, industry, virksomhed, firma, smv,"
        " erhverv, unternehmen, kmu, betrieb, wirtschaft, bedrift, företag, bedrijf, entreprise",
        "politician": "politician, politics, politiker, politik, politikerin, politikk, politicus,"
        " folkevalgt, elected, élu",
        "other": "other, others, andet, anden, andre, andere, anderes, sonstige, sonstiges,"
        " annet, annat, overig, autre, ngo, association, forening, verein",
    }
)

COUNTRY_WORDS: dict[str, str] = {code.lower(): code for code in COUNTRIES} | spelled(
    {
        "BE": "belgium, belgien, belgië, belgique, belgia",
        "DE": "germany, tyskland, deutschland, duitsland, allemagne, ger, d",
        "DK": "denmark, danmark, dänemark, denemarken, danemark, dnk",
        "FR": "france, frankrig, frankreich, frankrike, frankrijk",
        "GB": "uk, united kingdom, great britain, scotland, england, wales, skotland, schottland,"
        " storbritannien, großbritannien, grossbritannien, vereinigtes königreich, skottland,"
        " storbritannia, schotland, gbr",
        "NL": "netherlands, the netherlands, holland, nederlandene, niederlande, nederland,"
        " nederländerna, pays-bas, nld",
        "NO": "norway, norge, norwegen, noreg, noorwegen, norvège, nor",
        "SE": "sweden, sverige, schweden, zweden, suède, swe",
    }
)
