namespace Forestall.Doctrine.Beliefs;

/// <summary>Options whose losses hang on uncertain inputs and on luck.</summary>
/// <remarks>
/// Every member must be callable from several threads at once, and <see cref="Evaluate"/> must be a function of its arguments alone: an option's loss
/// may not depend on which other options are asked for.
/// </remarks>
public interface IBeliefModel
{
    /// <summary>The names of the options, 1 to 32, each once.</summary>
    IReadOnlyList<string> Options { get; }

    /// <summary>The uncertain inputs, independent of each other.</summary>
    IReadOnlyList<UncertainInput> Inputs { get; }

    /// <summary>The loss of options in one draw.</summary>
    /// <param name="unit">For each input the probability whose quantile it takes, 0 to 1, 1 not included.</param>
    /// <param name="luck">The number of the draw of all other luck, from 0; the same number is the same luck, whatever the inputs.</param>
    /// <param name="optionMask">Bit k is set when option k is asked for.</param>
    /// <param name="loss">One place for each option; only those asked for are written.</param>
    void Evaluate(ReadOnlySpan<double> unit, long luck, uint optionMask, Span<double> loss);
}

/// <summary>An uncertain input of a model.</summary>
/// <param name="Name">Its name, other than <c>luck</c>.</param>
/// <param name="Distribution">What is believed of it.</param>
/// <param name="Group">The name of its group, such as the class of an instrument.</param>
/// <param name="Touches">Bit k is set when the loss of option k can depend on it.</param>
public sealed record UncertainInput(string Name, Distribution Distribution, string Group, uint Touches);

/// <summary>Inputs that are looked at together.</summary>
/// <param name="Name">The name of the group.</param>
/// <param name="Inputs">The places of its inputs among those of the model.</param>
public sealed record InputGroup(string Name, IReadOnlyList<int> Inputs)
{
    /// <summary>The groups the inputs of a model name, in the order in which they come first.</summary>
    /// <param name="model">The model.</param>
    public static IReadOnlyList<InputGroup> Of(IBeliefModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return [.. model.Inputs.Index().GroupBy(static i => i.Item.Group, StringComparer.Ordinal).Select(static g => new InputGroup(g.Key, [.. g.Select(static i => i.Index)]))];
    }
}

/// <summary>How an analysis is run. Nothing here but the seed changes its result.</summary>
/// <param name="Seed">The seed.</param>
/// <param name="Threads">Threads at most; 0: as many as there are processors.</param>
/// <param name="Progress">Told the share that is done, 0 to 1, one call at a time but from any thread.</param>
/// <param name="Cancellation">Stops the analysis.</param>
public sealed record BeliefRun(ulong Seed, int Threads = 0, Action<double>? Progress = null, CancellationToken Cancellation = default);

/// <summary>An estimate and its bootstrap percentile interval.</summary>
/// <param name="Value">The estimate.</param>
/// <param name="Low">Lower end of the interval.</param>
/// <param name="High">Upper end of the interval.</param>
public sealed record Estimate(double Value, double Low, double High);
