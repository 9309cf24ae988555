namespace Simulator.Engine.State;

/// <summary>How long the placement lasts.</summary>
/// <param name="Weeks">Weeks, at least 1.</param>
/// <param name="DaysPerWeek">Working days a week, 1 to 7.</param>
public sealed record Calendar(int Weeks, int DaysPerWeek)
{
    /// <summary>All working days.</summary>
    public int Days => Weeks * DaysPerWeek;
}

/// <summary>One value an attribute may take.</summary>
/// <param name="Label">As written in the scenario.</param>
/// <param name="Number">Its number where all levels of the attribute are numbers, else null.</param>
/// <param name="Share">Expected share of the teachers, 0 to 1.</param>
public sealed record Level(string Label, double? Number, double Share);

/// <summary>An attribute in which teachers may be alike: levels with shares, or uniform on 0 to 1 when there are none.</summary>
/// <param name="Name">An identifier.</param>
/// <param name="Levels">The levels; empty for a uniform attribute.</param>
public sealed record AttributePlan(string Name, IReadOnlyList<Level> Levels)
{
    /// <summary>Numbers of the levels over their range, 0 to 1; null where levels are categories or there are none.</summary>
    private readonly double[]? places = Places(Levels);

    /// <summary>Whether distance is numeric (a scale) rather than same or different.</summary>
    public bool Numeric => Levels.Count == 0 || Levels.All(l => l.Number is not null);

    /// <summary>Distance of two values on 0 to 1: difference over range, or 0 and 1 for categories.</summary>
    public double Distance(double one, double other)
    {
        if (Levels.Count == 0) return Math.Abs(one - other);
        return places is null ? ((int)one == (int)other ? 0 : 1) : Math.Abs(places[(int)one] - places[(int)other]);
    }

    private static double[]? Places(IReadOnlyList<Level> levels)
    {
        if (levels.Count == 0 || levels.Any(l => l.Number is null)) return null;
        double least = levels.Min(l => l.Number!.Value), range = levels.Max(l => l.Number!.Value) - least;
        return [.. levels.Select(l => range > 0 ? (l.Number!.Value - least) / range : 0)];
    }

    /// <summary>The value a uniform draws: the uniform itself, or the number of a level.</summary>
    public double Value(double uniform)
    {
        if (Levels.Count == 0) return uniform;
        double sum = 0;
        for (int level = 0; level < Levels.Count - 1; level++)
        {
            sum += Levels[level].Share;
            if (uniform < sum) return level;
        }

        return Levels.Count - 1;
    }
}

/// <summary>Mean and spread of a trait over persons.</summary>
/// <param name="Mean">Mean, 0 to 1.</param>
/// <param name="Sd">Standard deviation, at least 0.</param>
public sealed record TraitSpread(double Mean, double Sd);

/// <summary>Who is there before any programme: schools, teams, likeness, acquaintance, how far schools protect time.</summary>
public sealed record CohortPlan
{
    /// <summary>Teachers of each school, in order; a school may have one.</summary>
    public required IReadOnlyList<int> SchoolSizes { get; init; }

    /// <summary>Regions: schools are dealt into so many equal parts and nothing ever reaches across them.</summary>
    public int Regions { get; init; } = 1;

    /// <summary>Smallest and largest mentor team; null where nobody shares a mentor.</summary>
    public (int Smallest, int Largest)? TeamSizes { get; init; }

    /// <summary>What likeness and matching look at.</summary>
    public IReadOnlyList<AttributePlan> Attributes { get; init; } = [new AttributePlan("disposition", [])];

    /// <summary>Mean friendship at the start, 0 to 1.</summary>
    public double Friendship { get; init; } = 0.30;

    /// <summary>Mean trust at the start, 0 to 1.</summary>
    public double Trust { get; init; } = 0.35;

    /// <summary>Base load of these people; the model's own where null.</summary>
    public TraitSpread? BaseLoad { get; init; }

    /// <summary>Response skill of these people at the start; the model's own where null.</summary>
    public TraitSpread? Skill { get; init; }

    /// <summary>How far the school protects agreed time, 0 to 1.</summary>
    public double Leadership { get; init; } = 0.5;

    /// <summary>What regular meetings must fit into, hours a week.</summary>
    public double FreeHoursPerWeek { get; init; } = 4;

    /// <summary>There and back between schools, hours.</summary>
    public double TravelHours { get; init; } = 0.5;

    /// <summary>Whether schools have colleagues who do not take part and with whom teachers also talk.</summary>
    public bool UntrackedColleagues { get; init; }

    /// <summary>All teachers.</summary>
    public int Teachers => SchoolSizes.Sum();
}

/// <summary>Where and when: the calendar and the cohort.</summary>
public sealed record Setting(Calendar Calendar, CohortPlan Cohort)
{
    /// <summary>What of the model's second version is in force.</summary>
    public ModelChanges Changes { get; init; } = ModelChanges.All;
}

/// <summary>A run of neighbouring schools that is simulated as one: a single school, or a region whose schools can meet.</summary>
/// <param name="FirstTeacher">Number of its first teacher in the cohort.</param>
/// <param name="FirstSchool">Number of its first school in the cohort.</param>
/// <param name="SchoolSizes">Teachers by school.</param>
public sealed record Block(int FirstTeacher, int FirstSchool, IReadOnlyList<int> SchoolSizes)
{
    /// <summary>Teachers of the block.</summary>
    public int Teachers { get; } = SchoolSizes.Sum();

    /// <summary>Cuts a cohort into what can be simulated one after the other.</summary>
    /// <param name="plan">The cohort.</param>
    /// <param name="acrossSchools">Whether anything offered brings schools together.</param>
    public static IReadOnlyList<Block> Cut(CohortPlan plan, bool acrossSchools)
    {
        List<Block> blocks = [];
        int schools = plan.SchoolSizes.Count, parts = acrossSchools ? Math.Min(plan.Regions, schools) : schools, teacher = 0;
        for (int part = 0; part < parts; part++)
        {
            int first = (int)((long)schools * part / parts), end = (int)((long)schools * (part + 1) / parts);
            int[] sizes = [.. plan.SchoolSizes.Skip(first).Take(end - first)];
            blocks.Add(new Block(teacher, first, sizes));
            teacher += sizes.Sum();
        }

        return blocks;
    }
}
