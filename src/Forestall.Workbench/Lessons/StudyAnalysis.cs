using Forestall.Workbench.Shell;
using Microsoft.AspNetCore.Http;

namespace Forestall.Workbench.Lessons;

/// <summary>An analysis of a study as the addresses of its files name it.</summary>
internal interface IStudyAnalysis
{
    /// <summary>Its name in addresses.</summary>
    string Name { get; }

    /// <summary>Its tables, waited for.</summary>
    Task<IReadOnlyList<AnalysisTable>> Tables(IQueryCollection query);

    /// <summary>Stops it, if it is under way.</summary>
    /// <returns>The study's key.</returns>
    string Stop(IQueryCollection query);
}

/// <summary>How far an analysis is.</summary>
/// <typeparam name="TAsked">What is asked.</typeparam>
/// <typeparam name="TAnswer">What comes out.</typeparam>
/// <param name="Asked">What is asked.</param>
/// <param name="Answer">The answer; null while there is none.</param>
/// <param name="Trouble">Why there is none; null where it is there or under way.</param>
/// <param name="Progress">How far the work is; null where it is not under way.</param>
internal sealed record AnalysisState<TAsked, TAnswer>(TAsked Asked, TAnswer? Answer, string? Trouble, string? Progress);

/// <summary>An analysis of a study: done once for all who ask the same, in the background where it takes longer than a page may.</summary>
/// <typeparam name="TAsked">What is asked.</typeparam>
/// <typeparam name="TAnswer">What comes out.</typeparam>
/// <param name="name">Its name in addresses.</param>
/// <param name="tables">The tables of cases.</param>
/// <param name="jobs">Where it is done.</param>
internal abstract class StudyAnalysis<TAsked, TAnswer>(string name, StudyTables tables, BackgroundJobs jobs) : IStudyAnalysis
    where TAsked : AnalysisAsked
    where TAnswer : class
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);
    private readonly StudyJobs<TAnswer> _work = new(jobs, name, JobLane.Analyses);

    /// <inheritdoc/>
    public string Name => name;

    /// <summary>What a query asks.</summary>
    /// <exception cref="InputException">A value in it cannot be.</exception>
    public TAsked Asked(IQueryCollection query) => Asked(StudyQuestion.Of(tables, query), query);

    /// <summary>How far it is, after a short wait.</summary>
    /// <exception cref="InputException">A value in the query cannot be.</exception>
    public async Task<AnalysisState<TAsked, TAnswer>> At(IQueryCollection query)
    {
        var asked = Asked(query);
        if ((asked.Question.Trouble ?? asked.Missing) is { } trouble)
        {
            return new(asked, null, trouble, null);
        }

        try
        {
            var job = Job(asked);
            var answer = await job.Within(ThesisWork.Patience).ConfigureAwait(false);
            return new(asked, answer, null, answer is null ? job.Progress : null);
        }
        catch (InputException e)
        {
            // What the columns do not allow is said beside the choices, which can then be changed.
            return new(asked, null, Sentences.Begun(e.Message), null);
        }
    }

    /// <summary>The answer, waited for: for pictures, files and programs.</summary>
    /// <exception cref="InputException">The question cannot be answered as it stands, or not yet.</exception>
    public async Task<TAnswer> Whole(TAsked asked) =>
        (asked.Question.Trouble ?? asked.Missing) is { } trouble ? throw new InputException(trouble)
        : await Job(asked).Within(Longest).ConfigureAwait(false) ?? throw new InputException("the analysis is still under way; ask again in a moment.");

    /// <inheritdoc/>
    public async Task<IReadOnlyList<AnalysisTable>> Tables(IQueryCollection query)
    {
        var asked = Asked(query);
        return Tables(asked, await Whole(asked).ConfigureAwait(false));
    }

    /// <inheritdoc/>
    public string Stop(IQueryCollection query)
    {
        var asked = Asked(query);
        _work.Stop(asked.Key);
        return asked.Question.Key;
    }

    /// <summary>The tables of an answer.</summary>
    public abstract IReadOnlyList<AnalysisTable> Tables(TAsked asked, TAnswer answer);

    /// <summary>What a query asks of a study.</summary>
    protected abstract TAsked Asked(StudyQuestion question, IQueryCollection query);

    /// <summary>Does the work.</summary>
    protected abstract TAnswer Made(TAsked asked, Action<string> progress, CancellationToken cancellation);

    private StudyJob<TAnswer> Job(TAsked asked) => _work.Of(asked.Key, (progress, cancellation) => Made(asked, progress, cancellation));
}
