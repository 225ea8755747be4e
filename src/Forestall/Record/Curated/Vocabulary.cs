namespace Forestall.Record.Curated;

/// <summary>Classes of measures, from the source's distinction between non-coercive and coercive prevention.</summary>
public enum MeasureClass
{
    /// <summary>Good offices, mediation, observers, aid, inducements.</summary>
    NonCoercive,

    /// <summary>Sanctions, embargoes, conditions on aid.</summary>
    Economic,

    /// <summary>Ultimatums, deterrent statements, shows of force.</summary>
    Threat,

    /// <summary>Presence with consent or under Chapter VII.</summary>
    Deployment,

    /// <summary>Use of force.</summary>
    Force,

    /// <summary>What was not done: a warning unanswered, a force refused, a draft vetoed.</summary>
    NonMeasure,
}

/// <summary>The words that the columns of the curated record may hold (docs/codebook-measures.md).</summary>
public static class Vocabulary
{
    /// <summary>Names of <see cref="MeasureClass"/>, in its order.</summary>
    public static IReadOnlyList<string> Classes { get; } = ["non-coercive", "economic", "threat", "deployment", "force", "non-measure"];

    /// <summary>Instruments of each class.</summary>
    public static IReadOnlyDictionary<MeasureClass, IReadOnlySet<string>> Instruments { get; } = new Dictionary<MeasureClass, IReadOnlySet<string>>
    {
        [MeasureClass.NonCoercive] = Words("good-offices mediation fact-finding observers appeal peace-agreement aid inducement power-sharing referral evacuation"),
        [MeasureClass.Economic] = Words("arms-embargo sanctions asset-freeze aid-suspension conditionality suspension blockade-enforcement threat-of-sanctions"),
        [MeasureClass.Threat] = Words("ultimatum deterrent-statement activation show-of-force"),
        [MeasureClass.Deployment] = Words("preventive-deployment peacekeeping protective-deployment stabilisation reinforcement military-observers drawdown"),
        [MeasureClass.Force] = Words("no-fly-zone air-strikes ground-intervention maritime-interdiction safe-haven enforcement rescue arming"),
        [MeasureClass.NonMeasure] = Words("unanswered-warning refused-force veto refused-mandate missed-deadline"),
    };

    /// <summary>What became of a measure.</summary>
    public static IReadOnlySet<string> Statuses { get; } = Words("carried-out threatened partial refused withdrawn unanswered");

    /// <summary>What the source says it did.</summary>
    public static IReadOnlySet<string> Results { get; } = Words("worked partly failed backfired disputed unclear");

    /// <summary>On what authority.</summary>
    public static IReadOnlySet<string> Authorities { get; } =
        Words("chapter-vii security-council general-assembly regional consent agreement self-defence national none contested");

    /// <summary>The name of a class.</summary>
    public static string Name(MeasureClass value) => Classes[(int)value];

    /// <summary>The class with a name; null when there is none.</summary>
    public static MeasureClass? ClassNamed(string name)
    {
        for (var i = 0; i < Classes.Count; i++)
        {
            if (Classes[i] == name)
            {
                return (MeasureClass)i;
            }
        }

        return null;
    }

    private static HashSet<string> Words(string words) => new(words.Split(' '), StringComparer.Ordinal);
}
