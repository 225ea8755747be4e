using Microsoft.Extensions.DependencyInjection;

namespace Forestall.Workbench.Lessons;

/// <summary>The ways to look further into a study.</summary>
internal static class StudyAnalyses
{
    public static void Add(IServiceCollection services)
    {
        Add<NcaWork>(services);
        Add<CnaWork>(services);
        Add<CombinationsWork>(services);
        Add<TheoryWork>(services);
        Add<SelectionWork>(services);
    }

    private static void Add<TAnalysis>(IServiceCollection services)
        where TAnalysis : class, IStudyAnalysis =>
        services.AddSingleton<TAnalysis>().AddSingleton<IStudyAnalysis>(static s => s.GetRequiredService<TAnalysis>());
}
