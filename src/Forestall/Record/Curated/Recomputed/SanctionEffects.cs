using Forestall.Files;

namespace Forestall.Record.Curated.Recomputed;

/// <summary>How disputes over sanctions ended, from the TIES data (Morgan, Bapat and Kobayashi 2014).</summary>
internal static class SanctionEffects
{
    public const string File = "cases_sources/ties/TIESv4-1.csv";

    private const int LastThreatOutcome = 5;
    private const int LastOutcome = 10;

    private static readonly int[] Yielded = [1, 2, 6, 7];
    private static readonly int[] YieldedOrNegotiated = [1, 2, 5, 6, 7, 10];

    private static readonly Effect Basis = new(
        string.Empty,
        "sanctions",
        "the target yields to the sender's demand",
        null,
        null,
        null,
        null,
        string.Empty,
        "mixed",
        string.Empty,
        "share of cases with a coded final outcome; Wilson interval",
        "recomputed",
        new Citation(
            "Morgan, T. Clifton, Navin Bapat, and Yoshiharu Kobayashi (2014). Threat and imposition of economic sanctions 1945-2005: updating the TIES dataset. Conflict Management and Peace Science 31(5): 541-558; data version 4",
            Read: true,
            "https://github.com/maxlaza411/EconCoerFinal"),
        "all issues, most of them trade, and harm is not measured; threats are chosen where they may work; the meaning of outcomes 3, 4, 8 and 9 was not read in the codebook",
        [],
        0);

    public static IEnumerable<Effect> Of(string path)
    {
        var cases = Read(path);
        var threats = cases.Where(static c => c.Threatened && c.Outcome <= LastThreatOutcome).ToList();
        var imposed = cases.Where(static c => c.Imposed && c.Outcome > LastThreatOutcome).ToList();
        const string ThreatStage = "threats of sanctions 1945-2005 whose dispute ended before anything was imposed";
        const string Imposition = "sanctions imposed 1945-2005 with an outcome after imposition";
        var threat = Basis with { Instrument = "threat-of-sanctions" };
        yield return Share(path, threat with { Id = "recomputed-ties-threat-yielded", Unit = "share of disputes in which the target yielded partly or wholly" }, ThreatStage, threats, Yielded);
        yield return Share(path, threat with { Id = "recomputed-ties-threat-yielded-or-settled", Unit = "share of disputes in which the target yielded partly or wholly, or a settlement was negotiated" }, ThreatStage, threats, YieldedOrNegotiated);
        yield return Share(path, Basis with { Id = "recomputed-ties-imposed-yielded", Unit = "share of disputes in which the target yielded partly or wholly" }, Imposition, imposed, Yielded);
        yield return Share(path, Basis with { Id = "recomputed-ties-imposed-yielded-or-settled", Unit = "share of disputes in which the target yielded partly or wholly, or a settlement was negotiated" }, Imposition, imposed, YieldedOrNegotiated);

        var institution = Basis with { Unit = "share of disputes, threatened or imposed, in which the target yielded partly or wholly, or a settlement was negotiated" };
        yield return Share(path, institution with { Id = "recomputed-ties-with-institution" }, "threats and sanctions 1945-2005 in which an international institution took part", [.. cases.Where(static c => c.Institution == true)], YieldedOrNegotiated);
        yield return Share(path, institution with { Id = "recomputed-ties-without-institution" }, "threats and sanctions 1945-2005 in which no international institution took part", [.. cases.Where(static c => c.Institution == false)], YieldedOrNegotiated);
    }

    private static Effect Share(string path, Effect effect, string population, List<Case> cases, int[] successes)
    {
        if (cases.Count == 0)
        {
            throw new InputException($"{Path.GetFileName(path)}: there are no {population}; check that the file is whole.");
        }

        return (effect with { Population = Stored.Text($"{cases.Count:N0} {population}") }).WithShare(cases.Count(c => successes.Contains(c.Outcome)), cases.Count);
    }

    /// <summary>Cases with a final outcome.</summary>
    private static List<Case> Read(string path)
    {
        using var table = TableReader.Open(path);
        var (outcome, threat, imposition, institution) = (table.Require("finaloutcome"), table.Require("threat"), table.Require("imposition"), table.Require("institution"));
        var cases = new List<Case>();
        while (table.Read())
        {
            if (table.CountOrNone(outcome) is not { } ending)
            {
                continue;
            }

            if (ending is < 1 or > LastOutcome)
            {
                throw table.Wrong(outcome, $"{ending} is no final outcome; they are 1 to 10");
            }

            cases.Add(new Case((int)ending, Flag(table, threat) == true, Flag(table, imposition) == true, Flag(table, institution)));
        }

        return cases;
    }

    private static bool? Flag(TableReader table, int column) => table.CountOrNone(column) switch
    {
        null => null,
        0 => false,
        1 => true,
        var other => throw table.Wrong(column, $"{other} is neither 0 nor 1"),
    };

    private sealed record Case(int Outcome, bool Threatened, bool Imposed, bool? Institution);
}
