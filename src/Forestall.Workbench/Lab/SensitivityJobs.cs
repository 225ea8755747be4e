using System.Globalization;
using Forestall.Doctrine.Beliefs;
using Forestall.Doctrine.Replay;
using static System.FormattableString;

namespace Forestall.Workbench.Lab;

/// <summary>Which parameters drive the difference between two doctrines, and what it would be worth to know them.</summary>
/// <param name="Options">The two.</param>
/// <param name="Loss">What is held against them, in words.</param>
/// <param name="Seed">The seed.</param>
/// <param name="InstrumentsVersion">Version of the instruments, with what is believed otherwise.</param>
/// <param name="Settings">How the indices were estimated.</param>
/// <param name="Draws">Draws from which the worth of single parameters is read.</param>
/// <param name="Knowing">How the worth of knowledge was estimated.</param>
/// <param name="Analysis">Sobol indices of the loss of the one less that of the other.</param>
/// <param name="Information">The expected value of perfect information for the choice between the two.</param>
public sealed record Sensitivity(
    IReadOnlyList<string> Options,
    string Loss,
    ulong Seed,
    string InstrumentsVersion,
    SobolSettings Settings,
    int Draws,
    InformationSettings Knowing,
    SobolAnalysis Analysis,
    InformationValue Information)
{
    /// <summary>What it would be worth to know a parameter or a group; null for luck, which nobody can know.</summary>
    public InformationWorth? Worth(string name) => Information.Groups.Concat(Information.Inputs).FirstOrDefault(w => w.Name == name)?.Worth;

    /// <summary>Parameters by their total index, largest first.</summary>
    public IReadOnlyList<SobolIndex> Parameters { get; } = [.. Analysis.Inputs.OrderByDescending(static i => i.Total.Value).ThenBy(static i => i.Name, StringComparer.Ordinal)];
}

/// <summary>What drives the difference between two doctrines, found in the background.</summary>
/// <param name="bench">What it stands on.</param>
/// <param name="jobs">Where it runs.</param>
internal sealed class SensitivityJobs(LabBench bench, BackgroundJobs jobs)
{
    /// <summary>The field of an address with the rows of each base sample.</summary>
    public const string SamplesField = "samples";

    public const int DefaultSamples = 128;
    public const int FewestSamples = 16;
    public const int MostSamples = 4096;

    private const string Kind = "sensitivity-";
    private const string Together = "together";
    private const int FewestDraws = 512;

    /// <summary>What one evaluation of a row costs beside one with luck of its own: most situations need not be run again.</summary>
    private const double CostOfVaried = 0.25;

    private const int MostOuter = 256;

    /// <summary>Reads the rows of each base sample.</summary>
    /// <exception cref="InputException">It is no such number.</exception>
    public static int Samples(string? text) =>
        string.IsNullOrWhiteSpace(text) ? DefaultSamples
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var samples) && samples is >= FewestSamples and <= MostSamples ? samples
        : throw new InputException(Invariant($"'{text}' rows cannot be made here; choose a whole number from {FewestSamples} to {MostSamples}."));

    /// <summary>What drives the difference between two doctrines of a set-up: kept, under way, or begun now.</summary>
    /// <exception cref="InputException">The set-up cannot be replayed, or too much work is waiting.</exception>
    public BackgroundJob Ask(LabSetUp setUp, DoctrinePair pair, int samples)
    {
        _ = bench.History(setUp.From);
        return jobs.Ask(Kind + Name(setUp, pair, samples), JobLane.Beliefs, job => Find(setUp, pair, samples, job));
    }

    /// <summary>Begins one again that failed or was cancelled.</summary>
    public BackgroundJob Again(LabSetUp setUp, DoctrinePair pair, int samples)
    {
        jobs.Forget(Kind + Name(setUp, pair, samples));
        return Ask(setUp, pair, samples);
    }

    /// <summary>What was found, by the name of its work.</summary>
    /// <exception cref="InputException">It is not kept, or not done.</exception>
    public Sensitivity Found(string name) => jobs.Find(Kind + name)?.Answer<Sensitivity>()
        ?? throw new InputException("that analysis is not done, or no longer kept; open its page in the lab again.");

    /// <summary>What the address of its pictures asks.</summary>
    public static string Figure(LabSetUp setUp, DoctrinePair pair, int samples) => $"?sensitivity={Uri.EscapeDataString(Name(setUp, pair, samples))}";

    /// <summary>Draws and the thinning of harm are no part of the name: neither is used.</summary>
    private static string Name(LabSetUp setUp, DoctrinePair pair, int samples) =>
        Invariant($"{(setUp with { Draws = LabSetUp.DefaultDraws, Expected = false }).Key}-{samples}-{pair.Key}");

    /// <summary>As fine as the base samples: with 1,024 rows as on the command line.</summary>
    private static InformationSettings Knowing(int samples) => new() { Outer = Math.Clamp(samples / 4, 16, MostOuter), Inner = samples < 4 * MostOuter ? 16 : 32 };

    private Sensitivity Find(LabSetUp setUp, DoctrinePair pair, int samples, BackgroundJob job)
    {
        var model = pair.Model(setUp, bench);
        using var belief = new ReplayBelief(model, pair.Loss);
        var settings = new SobolSettings { Samples = samples };
        var groups = Groups(belief);
        var steps = new WorkSteps(job, setUp.Seed, bench.Workspace.Settings.ReplayThreads);
        var draws = Math.Max(samples, FewestDraws);
        var touched = belief.Inputs.Count(static i => i.Touches != 0 && !i.Distribution.IsCertain) + groups.Count;
        var varying = samples * (2 + (CostOfVaried * touched));
        var information = Knowing(samples);
        var knowing = (double)information.Outer * information.Inner * (1 + groups.Count);
        steps.Plan(draws + varying + knowing);
        var drawn = BeliefDraws.Of(belief, draws, steps.Next("drawing", draws));
        var analysis = SobolIndices.Of(belief, [new SobolOutput(0, 1)], groups, settings, steps.Next("varying the parameters", varying))[0];
        var worth = ValueOfInformation.Of(drawn, groups, information, steps.Next("weighing what could be known", knowing));
        return new Sensitivity(belief.Options, pair.Loss.InWords(), setUp.Seed, model.Instruments.Version, settings, draws, information, analysis, worth);
    }

    /// <summary>Parameters by the class of their instrument and by what they say of it, as on the command line.</summary>
    private static List<InputGroup> Groups(ReplayBelief belief) =>
        [.. InputGroup.Of(belief).Select(static g => g with { Name = g.Name == Together ? "what all instruments share" : $"all of {g.Name}" }), .. belief.ByKind.Where(static g => g.Name != Together)];
}
